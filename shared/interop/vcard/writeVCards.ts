import type { MemberRow } from '../../model/member.ts'
import { escapeText, fold } from '../contentLine.ts'
import { joinPair } from '../customPair.ts'

/** The directory as vCard 4.0 (RFC 6350, EXPERTISE of RFC 6715); what the format has no place for travels in X-VMESTE properties. */
export const writeVCards = (rows: readonly MemberRow[]): string => rows.map(writeVCard).join('')

const writeVCard = (row: MemberRow): string => {
  const country = row.country && (new Intl.DisplayNames('en', { type: 'region' }).of(row.country) ?? row.country)
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escapeText(row.name)}`,
    ...one('EMAIL', row.email),
    ...one('TEL', row.phone),
    ...one('ORG', row.organisation),
    ...one('TITLE', row.role),
    ...(row.city || country ? [`ADR:;;;${escapeText(row.city)};;;${escapeText(country)}`] : []),
    ...one('TZ', row.timeZone),
    ...one('BDAY', row.birthday.replace(/(?<=\d)-/g, '')),
    ...one('NOTE', row.note),
    ...each('NICKNAME', row.otherNames),
    ...each('CATEGORIES', row.tags),
    ...each('EXPERTISE', row.skills),
    ...each('URL', row.links),
    ...one('X-VMESTE-INTRO', row.intro),
    ...each('X-VMESTE-LANGUAGE', row.languages),
    ...each('X-VMESTE-FIELD', row.fields),
    ...each('X-VMESTE-OFFER', row.offers),
    ...each('X-VMESTE-ASK', row.asks),
    ...each('X-VMESTE-INTENT', row.intents),
    ...Object.entries(row.custom).flatMap(([key, value]) => one('X-VMESTE-CUSTOM', joinPair(key, value))),
    ...each('X-VMESTE-CONTACT', row.contacts),
    'END:VCARD',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const one = (name: string, value: string): string[] => (value ? [`${name}:${escapeText(value)}`] : [])
const each = (name: string, values: readonly string[]): string[] => values.flatMap((value) => one(name, value))
