import { type ContactKind, contactKinds } from '../model/member.ts'

export interface Contact {
  readonly kind: ContactKind
  readonly value: string
}

/** An element of `member.contacts` (`signal=+49 170 1`); one without a kind that this version knows is an `other`, whole. */
export const readContact = (element: string): Contact => {
  const cut = element.indexOf('=')
  const kind = element.slice(0, Math.max(0, cut))
  return isKind(kind) ? { kind, value: element.slice(cut + 1) } : { kind: 'other', value: element }
}

export const writeContact = ({ kind, value }: Contact): string => `${kind}=${value.trim()}`

const isKind = (kind: string): kind is ContactKind => (contactKinds as readonly string[]).includes(kind)

/** In the order in which ways are offered, then as written. */
export const contactsOf = (elements: readonly string[]): readonly (Contact & { readonly element: string })[] =>
  elements
    .map((element) => ({ ...readContact(element), element }))
    .sort((a, b) => contactKinds.indexOf(a.kind) - contactKinds.indexOf(b.kind) || (a.value < b.value ? -1 : 1))

/** Digits of a phone number with its country ("+49 (0)170 1" and "0049 170 1"); '' where the country is not said. */
const international = (value: string): string => {
  const bare = value.replace(/\(0\)/g, '').replace(/[\s()./\u2010-\u2015-]/g, '')
  const digits = /^(?:\+|00)([1-9]\d{6,14})$/.exec(bare)
  return digits?.[1] ?? ''
}

const writings: { readonly [K in ContactKind]: (value: string) => string | null } = {
  email: (value) =>
    /^[^\s@<>"]+@[^\s@<>"]+$/.test(value) ? `mailto:${encodeURIComponent(value).replace('%40', '@')}` : null,
  phone: (value) => {
    const bare = value.replace(/\(0\)/g, '').replace(/[\s()./\u2010-\u2015-]/g, '')
    return /^\+?\d{3,15}$/.test(bare) ? `tel:${bare}` : null
  },
  signal: (value) => (international(value) ? `https://signal.me/#p/+${international(value)}` : null),
  telegram: (value) => {
    const name = /^(?:@|(?:https?:\/\/)?(?:t\.me|telegram\.me)\/)?(\w{4,32})$/i.exec(value)
    if (international(value)) return `https://t.me/+${international(value)}`
    return name && !/^\d+$/.test(name[1]!) ? `https://t.me/${name[1]}` : null
  },
  whatsapp: (value) => (international(value) ? `https://wa.me/${international(value)}` : null),
  matrix: (value) =>
    /^@[\w.=/+-]+:[\w.-]+(:\d+)?$/.test(value) ? `https://matrix.to/#/${encodeURIComponent(value)}` : null,
  threema: (value) => (/^[A-Z0-9*][A-Z0-9]{7}$/i.test(value) ? `https://threema.id/${value.toUpperCase()}` : null),
  other: (value) => linkHref(value),
}

/** Where a click leads that writes or calls there; null for what can only be read and copied. Never anything but https, mailto or tel. */
export const contactHref = ({ kind, value }: Contact): string | null => writings[kind](value.trim())

/** Only web and mail addresses become links: what stands in a record came from anybody. */
export const linkHref = (address: string): string | null => {
  if (/^mailto:[^\s]+@/i.test(address) || /^https?:\/\/[^\s]+$/i.test(address)) return address
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}([/?#][^\s]*)?$/u.test(address) ? `https://${address}` : null
}
