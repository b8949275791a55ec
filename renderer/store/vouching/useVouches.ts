import type { MemberId } from '../../../shared/model/ids.ts'
import type { VouchRow } from '../../../shared/model/vouch.ts'
import { vouchRings } from '../../../shared/queries/vouchRings.ts'
import type { RowReader } from '../../../shared/replica/ports.ts'
import { useLive } from '../hooks.tsx'

export interface VouchesFor {
  /** Oldest first. */
  readonly words: readonly VouchRow[]
  /** Groups among these vouchers (and the person) who vouch for one another, each with those of them who stand here. */
  readonly rings: readonly (readonly MemberId[])[]
}

/** A ring that leads through more words than this is none that anybody made on purpose. */
const MOST = 5_000

/** All that these people say of others, what those say, and so on: what a ring through them can be made of. */
const wordsFrom = async (rows: RowReader, people: readonly MemberId[]): Promise<readonly VouchRow[]> => {
  const words: VouchRow[] = []
  const seen = new Set<MemberId>()
  let next: readonly MemberId[] = [...new Set(people)]
  while (next.length > 0 && words.length < MOST) {
    const found = await Promise.all(next.map((member) => rows.find('vouch', 'member', { equals: member })))
    for (const member of next) seen.add(member)
    words.push(...found.flat())
    next = [...new Set(found.flat().map(({ about }) => about))].filter((member) => !seen.has(member))
  }
  return words
}

/** Who answers for somebody, and who of them answers for one another. */
export const readVouches = async (rows: RowReader, about: MemberId): Promise<VouchesFor> => {
  // A live query sees for sure only what is asked at once: by counting it hears of every word that comes or goes.
  const [words] = await Promise.all([rows.find('vouch', 'about', { equals: about }), rows.count('vouch', 'member')])
  words.sort((a, b) => a.createdAt - b.createdAt)
  if (words.length === 0) return { words, rings: [] }
  const here = [about, ...words.map(({ member }) => member)]
  const rings = vouchRings(await wordsFrom(rows, here))
    .rings.map((ring) => ring.filter((member) => here.includes(member)))
    .filter((ring) => ring.length > 1)
  return { words, rings }
}

/** The same, live; undefined until read. */
export const useVouches = (about: MemberId): VouchesFor | undefined =>
  useLive((rows) => readVouches(rows, about), [about], { keep: false })
