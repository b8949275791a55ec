import { ok, problem, type Result } from '../../lib/result.ts'
import { type ContentLine, readContentLines } from '../contentLine.ts'
import { gather, judge, judgeOrganisation, putInto, type ReadMembers } from '../people/readPeople.ts'
import { type Card, type CardLocale, readCard } from './readCard.ts'

const MAX_CARDS = 200_000

/**
 * People and organisations from a vCard file, version 2.1 to 4.0, any number in one file. One reader for all: 2.1 needs its own
 * (quoted-printable, character sets, bare parameters) and the later ones are stricter forms of the same lines. `locale`: in which what has
 * no field of its own is named. Total: problems `noCards`, `tooManyRows {limit}`.
 */
export const readVCards = (
  text: string,
  { locale = 'en' }: { readonly locale?: CardLocale } = {},
): Result<ReadMembers> => {
  const cards: Card[] = []
  let open: ContentLine[] | null = null
  const close = () => {
    if (open) cards.push(readCard(open, locale))
    open = null
  }
  for (const line of readContentLines(text)) {
    const value = line.value.slice(0, 20).trim().toUpperCase()
    if (line.name === 'BEGIN' && value === 'VCARD') {
      // A card that never ends is closed by the next one's beginning.
      close()
      open = [line]
      if (cards.length >= MAX_CARDS) return problem('tooManyRows', { limit: MAX_CARDS })
    } else if (line.name === 'END' && value === 'VCARD') close()
    else (open as ContentLine[] | null)?.push(line)
  }
  close()
  return cards.length === 0 ? problem('noCards') : ok(judgeCards(cards))
}

const judgeCards = (cards: readonly Card[]): ReadMembers => {
  const read = gather()
  join(cards)
  for (const { line, values, photo, kind, warnings, left, ours } of cards) {
    for (const name of left) read.left[name] = (read.left[name] ?? 0) + 1
    for (const code of warnings) read.warnings.push({ line, problem: { code } })
    const style = { ours, dayFirst: true, decimal: undefined }
    if (kind === 'organisation') judgeOrganisation(read, { line, values, photo, style, keeps: true })
    else judge(read, { line, values, photo, style, keeps: true })
  }
  return read
}

/** Who a group says belongs to it does. */
const join = (cards: readonly Card[]): void => {
  const clubs = cards.filter(({ kind, members }) => kind === 'organisation' && members.length > 0)
  if (clubs.length === 0) return
  const byUid = new Map(cards.flatMap((card) => (card.uid && card.kind === 'person' ? [[card.uid, card]] : [])))
  for (const { values, members } of clubs)
    for (const uid of new Set(members)) {
      const person = byUid.get(uid)
      if (!person || typeof values.name !== 'string') continue
      const { affiliations } = person.values
      if (typeof affiliations !== 'object' || !Object.hasOwn(affiliations, values.name))
        putInto(person.values, 'affiliations', values.name, '')
    }
}
