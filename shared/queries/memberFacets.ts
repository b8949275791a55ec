import type { MemberRow } from '../model/member.ts'

export const facetNames = ['country', 'city', 'fields', 'skills', 'languages', 'intents', 'tags'] as const
export type FacetName = (typeof facetNames)[number]
/** What is ticked: within a facet any of the values, across facets all. */
export type FacetChoice = Readonly<Partial<Record<FacetName, readonly string[]>>>
export interface FacetValue {
  readonly value: string
  readonly count: number
}

const valuesOf = (member: MemberRow, facet: FacetName): readonly string[] => {
  const held = member[facet]
  return typeof held === 'string' ? (held ? [held] : []) : held
}

const fits = (member: MemberRow, choice: FacetChoice, leftOut?: FacetName): boolean =>
  facetNames.every((facet) => {
    const chosen = choice[facet]
    return facet === leftOut || !chosen?.length || valuesOf(member, facet).some((value) => chosen.includes(value))
  })

export const filterMembers = (members: readonly MemberRow[], choice: FacetChoice): MemberRow[] =>
  members.filter((member) => fits(member, choice))

/**
 * Values and how many people ticking each would show: a facet's own ticks do not narrow it, the other facets' do. Most first, then
 * by value; what is ticked is always there, even with no one left.
 */
export const memberFacets = (
  members: readonly MemberRow[],
  choice: FacetChoice,
): Readonly<Record<FacetName, readonly FacetValue[]>> => {
  const facetOf = (facet: FacetName): FacetValue[] => {
    const counts = new Map<string, number>((choice[facet] ?? []).map((value) => [value, 0]))
    for (const member of members) {
      if (!fits(member, choice, facet)) continue
      for (const value of valuesOf(member, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  return Object.fromEntries(facetNames.map((facet) => [facet, facetOf(facet)])) as Record<FacetName, FacetValue[]>
}
