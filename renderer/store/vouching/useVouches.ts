import type { MemberId } from '../../../shared/model/ids.ts'
import type { VouchRow } from '../../../shared/model/vouch.ts'
import { vouchRings } from '../../../shared/queries/vouchRings.ts'
import { useLive } from '../hooks.tsx'

export interface VouchesFor {
  /** Oldest first. */
  readonly words: readonly VouchRow[]
  /** Groups among these vouchers (and the person) who vouch for one another, each with those of them who stand here. */
  readonly rings: readonly (readonly MemberId[])[]
}

/** Who answers for somebody, and who of them answers for one another; undefined until read. */
export const useVouches = (about: MemberId): VouchesFor | undefined =>
  useLive(
    async (rows) => {
      const words = await rows.find('vouch', 'about', { equals: about })
      words.sort((a, b) => a.createdAt - b.createdAt)
      if (words.length === 0) return { words, rings: [] }
      // A ring may lead through people who say nothing here: all words are needed, and there are few of them.
      const all = await rows.find('vouch', 'id')
      const here = new Set([about, ...words.map(({ member }) => member)])
      const rings = vouchRings(all)
        .rings.map((ring) => ring.filter((member) => here.has(member)))
        .filter((ring) => ring.length > 1)
      return { words, rings }
    },
    [about],
    { keep: false },
  )
