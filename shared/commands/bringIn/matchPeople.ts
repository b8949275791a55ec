import { emailKey, phoneKey } from '../../lib/contactKeys.ts'
import { foldText } from '../../lib/foldText.ts'
import type { MemberRow } from '../../model/member.ts'
import type { ImportedMember, ImportKey } from './imported.ts'

export type Match = { readonly found?: MemberRow } | { readonly count: number; readonly value: string }

type Person = Pick<ImportedMember, 'email' | 'phone' | 'contacts' | 'custom'> & { readonly name?: string }

const contactsOf = ({ contacts = [] }: Person, kind: string): string[] =>
  contacts.flatMap((each) => (each.startsWith(`${kind}=`) ? [each.slice(kind.length + 1)] : []))

/** What stands under a key, in the form in which it is compared. */
const keysOf = (person: Person, key: ImportKey): string[] => {
  const all = (kind: 'email' | 'phone', form: (text: string) => string) =>
    [person[kind] ?? '', ...contactsOf(person, kind)].map(form).filter(Boolean)
  if (key === 'email') return all('email', emailKey)
  if (key === 'phone') return all('phone', phoneKey)
  if (key === 'name') return [foldText((person.name ?? '').trim())].filter(Boolean)
  if (!key.startsWith('custom/')) return []
  const name = key.slice('custom/'.length)
  const value = person.custom && Object.hasOwn(person.custom, name) ? person.custom[name] : ''
  return value ? [foldText(value)] : []
}

const indexBy = (rows: readonly MemberRow[], key: ImportKey): Map<string, MemberRow[]> => {
  const index = new Map<string, MemberRow[]>()
  for (const row of rows)
    for (const value of new Set(keysOf(row, key))) {
      const held = index.get(value)
      if (held) held.push(row)
      else index.set(value, [row])
    }
  return index
}

/** Finds the record that a row means, by the chosen key. */
export const matchPeople = (rows: readonly MemberRow[], key: ImportKey): ((member: ImportedMember) => Match) => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lookUp = (by: ImportKey) => {
    const index = indexBy(rows, by)
    return (member: ImportedMember): MemberRow[] => {
      const found = new Set(keysOf(member, by).flatMap((value) => index.get(value) ?? []))
      if (found.size < 2) return [...found]
      const namesakes = [...found].filter(({ nameKey }) => nameKey === foldText(member.name.trim()))
      return namesakes.length === 1 ? namesakes : [...found]
    }
  }
  if (key === 'none') return () => ({})
  if (key === 'id') return ({ id }) => ({ found: id && byId.get(id) })
  if (key === 'auto') {
    const [byEmail, byName] = [lookUp('email'), lookUp('name')]
    return (member) => {
      const known = (member.id && byId.get(member.id)) ?? only(byEmail(member))
      if (known) return { found: known }
      const namesake = only(byName(member))
      // Two of one name with different addresses are two people.
      return { found: namesake && !(member.email && namesake.email) ? namesake : undefined }
    }
  }
  const look = lookUp(key)
  return (member) => {
    const found = look(member)
    return found.length > 1 ? { count: found.length, value: keysOf(member, key)[0] ?? '' } : { found: found[0] }
  }
}

const only = (rows: readonly MemberRow[]): MemberRow | undefined => (rows.length === 1 ? rows[0] : undefined)

/** Under which two rows of one file are the same new person; null where none are. */
export const sameInFile = (member: ImportedMember, key: ImportKey): string | null => {
  if (key === 'none' || member.as === 'new') return null
  if (key === 'id') return member.id ?? null
  if (key !== 'auto') return keysOf(member, key)[0] ?? null
  return member.id ?? (emailKey(member.email ?? '') || `name ${foldText(member.name.trim())}`)
}
