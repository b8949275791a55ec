import type { ImportedMember } from '../../commands/importMembers.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { EntityId } from '../../model/ids.ts'
import type { MemberRow } from '../../model/member.ts'
import { escapeText } from '../contentLine.ts'
import { readVCards } from './readVCards.ts'

/** What may stand on a visiting card beside the name. */
export const cardFields = ['role', 'email', 'phone', 'links', 'city', 'offers'] as const
export type CardField = (typeof cardFields)[number]

/** A code with more is hard to read off a screen at arm's length. In UTF-8 bytes. */
const MOST = 900

/**
 * A person's card as vCard 3.0, which telephones read straight off a QR code; `X-VMESTE-ID` lets another Vmeste know whom it means.
 * Fields that would make the code too dense are left out from the end.
 */
export const writeVisitingCard = (row: MemberRow, fields: readonly CardField[]): string => {
  const has = (field: CardField) => fields.includes(field)
  const words = row.name.trim().split(/\s+/)
  const family = words.length > 1 ? words.at(-1)! : ''
  const given = words.length > 1 ? words.slice(0, -1).join(' ') : (words[0] ?? '')
  const lines = [
    ...(has('role') ? [line('TITLE', row.role), line('ORG', row.organisation)] : []),
    ...(has('email') ? [line('EMAIL', row.email)] : []),
    ...(has('phone') ? [line('TEL', row.phone)] : []),
    ...(has('city') && row.city ? [`ADR:;;;${escapeText(row.city)};;;`] : []),
    ...(has('links') ? row.links.slice(0, 3).map((link) => line('URL', link)) : []),
    ...(has('offers') ? row.offers.slice(0, 6).map((offer) => line('X-VMESTE-OFFER', offer)) : []),
  ].filter(Boolean)
  const write = (some: readonly string[]) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:${escapeText(family)};${escapeText(given)};;;`,
      `FN:${escapeText(row.name)}`,
      ...some,
      `X-VMESTE-ID:${row.id}`,
      'END:VCARD',
      '',
    ].join('\r\n')
  while (lines.length > 0 && bytesOf(write(lines)) > MOST) lines.pop()
  return write(lines)
}

const line = (name: string, value: string): string => (value ? `${name}:${escapeText(value)}` : '')
const bytesOf = (text: string): number => new TextEncoder().encode(text).length

export interface VisitingCard {
  /** Whom it means, where a Vmeste wrote it. Nobody vouches for it: anybody can write any id. */
  readonly id: EntityId | ''
  readonly person: ImportedMember
}

/** The card in a scanned code: of a Vmeste or of any telephone. Problem `noCard`. */
export const readVisitingCard = (text: string): Result<VisitingCard> => {
  const read = text.length > 20_000 ? problem('noCard') : readVCards(text)
  const first = read.ok ? read.value.members[0] : undefined
  if (!first) return problem('noCard')
  const id = /^X-VMESTE-ID:([\w-]{44})\s*$/m.exec(text)?.[1] ?? ''
  return ok({ id, person: first.member })
}
