import { PROTOCOL } from '../messages.ts'
import type { DoorOptions, Visitor } from '../visit.ts'
import { returning } from './hello.ts'

/** Whoever has the words of a recovery sheet knows only the beginning of the network's id: all of it is no secret, and needed for a hello. */
export const naming =
  (options: DoorOptions): Visitor<'askNetwork'> =>
  async (visit, { protocol }) => {
    if (protocol !== PROTOCOL) return visit.refuse('otherVersion')
    const comeBack = returning(options)
    visit.hear((message) => {
      if (message.type === 'hello') void comeBack(visit, message)
      else visit.close('outOfPlace')
    })
    visit.say({ type: 'network', net: options.replica.net })
  }
