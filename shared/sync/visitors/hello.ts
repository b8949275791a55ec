import type { DoorOptions, Visitor } from '../visit.ts'

/**
 * Somebody who belongs here and found nobody in her room (P-KEY, stragglers): the link becomes an ordinary session, which proves
 * who she is (P-SYNC-1) and tells a stranger nothing (P-SYNC-2).
 */
export const returning =
  ({ returned }: DoorOptions): Visitor<'hello'> =>
  async (visit) => {
    if (returned) returned(visit.handOver({ replay: true }))
    else visit.close('outOfPlace')
  }

/** The other one looks for members, and nobody has spoken yet: this one begins with the hello. */
export const answering =
  ({ returned }: DoorOptions): Visitor<'here'> =>
  async (visit) => {
    if (returned) returned(visit.handOver())
    else visit.close('outOfPlace')
  }
