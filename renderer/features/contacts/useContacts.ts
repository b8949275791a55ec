import { useMemo } from 'react'
import { foldText } from '../../../shared/lib/foldText.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import { type About, isCardId } from '../../store/about/aboutPeople.ts'
import { useAllAbout } from '../../store/about/useAbout.ts'
import { useLive } from '../../store/hooks.tsx'

export type ContactView = 'all' | 'met' | 'following'

export interface Contact {
  readonly about: About
  /** '' where her record was removed. */
  readonly name: string
  readonly member: MemberRow | null
  /** What puts her in the list: met, followed, or her record changed while followed. Epoch ms. */
  readonly at: number
}

const lastOf = ({ followed, met }: About, member: MemberRow | null): number =>
  Math.max(met[0]?.at ?? 0, followed, followed ? (member?.updatedAt ?? 0) : 0)

/** Those one has met, follows, or has a card or note of, latest first; undefined until read. */
export const useContacts = (view: ContactView, query: string): readonly Contact[] | undefined => {
  const kept = useAllAbout()
  const ids = useMemo(() => kept?.flatMap(({ id }) => (isCardId(id) ? [] : [id])) ?? [], [kept])
  const members = useLive(
    async (rows) => new Map((await rows.many('member', ids)).map((row, i) => [ids[i]!, row ?? null])),
    [ids.join()],
  )
  return useMemo(() => {
    if (!kept || !members) return undefined
    const words = foldText(query.trim()).split(/\s+/).filter(Boolean)
    return kept
      .map((about): Contact => {
        const member = members.get(about.id) ?? null
        return { about, member, name: member?.name ?? about.card?.name ?? '', at: lastOf(about, member) }
      })
      .filter(({ about }) => view === 'all' || (view === 'met' ? about.met.length > 0 : about.followed > 0))
      .filter(({ about, name, member }) => {
        const text = foldText(
          [
            name,
            about.note,
            member?.organisation,
            about.card?.organisation,
            about.card?.email,
            ...about.met.map(({ place }) => place),
          ]
            .filter(Boolean)
            .join(' '),
        )
        return words.every((word) => text.includes(word))
      })
      .sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1))
  }, [kept, members, view, query])
}
