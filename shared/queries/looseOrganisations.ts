import { foldText } from '../lib/foldText.ts'
import type { MemberRow } from '../model/member.ts'

export interface LooseOrganisation {
  /** As most of them write it. */
  readonly name: string
  readonly people: number
}

/** Organisations that profiles name in words only, most people first; writings that differ in case, umlauts or spaces are one. */
export const looseOrganisations = (
  members: readonly Pick<MemberRow, 'organisation'>[],
): readonly LooseOrganisation[] => {
  const found = new Map<string, { people: number; readonly writings: Map<string, number> }>()
  for (const { organisation } of members) {
    const name = organisation.trim()
    if (name === '') continue
    const key = foldText(name)
    const one = found.get(key) ?? { people: 0, writings: new Map<string, number>() }
    one.people++
    one.writings.set(name, (one.writings.get(name) ?? 0) + 1)
    found.set(key, one)
  }
  return [...found.values()]
    .map(({ people, writings }) => ({
      name: [...writings].sort(([a, n], [b, k]) => k - n || (a < b ? -1 : 1))[0]![0],
      people,
    }))
    .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))
}
