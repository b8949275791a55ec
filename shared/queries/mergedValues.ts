import { phoneKey } from '../lib/contactKeys.ts'
import type { Fields } from '../model/defineEntity.ts'
import { type MemberRow, member } from '../model/member.ts'
import { type MergedField, mergedFields } from '../model/mergedFields.ts'

const fields: Fields = member.fields

/** The record that stays: what somebody wrote of herself before what was typed or imported, else the smaller id. Every laptop chooses alike. */
export const staysOf = (rows: readonly MemberRow[]): MemberRow =>
  [...rows].sort(
    (a, b) => Number(b.source === 'self') - Number(a.source === 'self') || (a.id < b.id ? -1 : 1),
  )[0] as MemberRow

/** What a merger decides; fields left out become what `mergedValues` says. */
export type MergedValues = { readonly [F in MergedField]?: MemberRow[F] }

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)

/**
 * The records of one person as one: single values from the record that stays, else from the one changed last; sets and maps together. A
 * name, address or number that does not win is kept among the other names and ways to reach her. Nothing is lost.
 */
export const mergedValues = (rows: readonly MemberRow[], chosen: MergedValues = {}): Required<MergedValues> => {
  const stays = staysOf(rows)
  const order = [stays, ...rows.filter((row) => row !== stays).sort((a, b) => b.updatedAt - a.updatedAt)]
  const out: Record<string, unknown> = {}
  for (const name of mergedFields) {
    const kind = fields[name]!.kind
    const values = order.map((row) => row[name] as unknown)
    if (kind === 'set') out[name] = [...new Set(values.flat() as string[])].sort()
    else if (kind === 'map') out[name] = Object.assign({}, ...[...values].reverse())
    else out[name] = values.find((value) => !isEmpty(value)) ?? values[0]
  }
  const merged = { ...out, ...chosen } as Required<MergedValues>
  const otherNames =
    chosen.otherNames ??
    kept(
      rows.map(({ name }) => name),
      merged.name,
      merged.otherNames,
    )
  const contacts =
    chosen.contacts ??
    kept(
      rows.flatMap(({ email, phone }) => [email && `email=${email}`, phone && `phone=${phone}`]),
      [`email=${merged.email}`, `phone=${merged.phone}`],
      merged.contacts,
    )
  return { ...merged, otherNames, contacts }
}

/** One number is written in many ways; of a name every spelling is kept, in whichever script. */
const sameForm = (text: string): string => {
  const plain = text.normalize('NFC').toLowerCase()
  return plain.startsWith('phone=') ? `phone=${phoneKey(plain) || plain}` : plain
}

/** `more`, and those of `all` that did not become `won`. */
const kept = (all: readonly string[], won: string | readonly string[], more: readonly string[]): readonly string[] => {
  const known = new Set([won, more].flat().map(sameForm))
  const others = all.filter((each) => each !== '' && !known.has(sameForm(each)))
  return [...new Set([...more, ...others])].sort()
}
