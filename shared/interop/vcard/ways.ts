import { type ContentLine, unescapeText } from '../contentLine.ts'

/** A way to reach somebody, as a card holds it. `rank`: what she prefers comes first. */
export interface Way {
  readonly kind: string
  readonly value: string
  readonly rank: number
}

/** Services that we know by name, however a card writes them: in a parameter, a label, a scheme, a property of their own. */
const services: ReadonlyMap<string, string> = new Map([
  ['signal', 'signal'],
  ['sgnl', 'signal'],
  ['telegram', 'telegram'],
  ['tg', 'telegram'],
  ['whatsapp', 'whatsapp'],
  ['matrix', 'matrix'],
  ['threema', 'threema'],
])
const ownProperties =
  /^X-(?:MS-)?(SKYPE|SKYPE-USERNAME|JABBER|ICQ|AIM|MSN|YAHOO|QQ|GADUGADU|GROUPWISE|GOOGLE-TALK|GTALK|TWITTER|TELEGRAM|SIGNAL|WHATSAPP|THREEMA|MATRIX|IMADDRESS)$/
const MAX_WAY = 200

const typesOf = ({ params }: ContentLine): string[] => (params.TYPE ?? '').toLowerCase().split(',')

const rankOf = (line: ContentLine, types: readonly string[]): number => {
  const pref = Number(line.params.PREF)
  if (pref >= 1 && pref <= 100) return pref
  if (types.includes('pref')) return 1
  if (types.some((type) => type === 'cell' || type === 'mobile' || type === 'iphone')) return 101
  return 102
}

const named = (service: string, value: string): string => {
  const name = service.trim()
  if (name === '') return value
  // XMPP, ICQ, SIP; Skype.
  const spelt = name.length < 5 ? name.toUpperCase() : `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  return `${spelt}: ${value}`
}

/** One property of a card as ways to reach its person; none where it is no such property. `label`: of its group. */
export const waysOf = (line: ContentLine, label: string): Way[] => {
  const text = unescapeText(line.value).trim().slice(0, MAX_WAY)
  if (text === '') return []
  const types = typesOf(line)
  const rank = rankOf(line, types)
  const known = services.get(label.toLowerCase())
  switch (line.name) {
    case 'EMAIL':
      return [{ kind: 'email', value: text.replace(/^mailto:/i, ''), rank }]
    case 'TEL': {
      const value = text.replace(/^(tel|fax|modem):/i, '')
      if (types.some((type) => type === 'fax' || type === 'pager' || type === 'homefax' || type === 'workfax'))
        return [{ kind: 'other', value: `Fax: ${value}`, rank }]
      const way = { kind: known ?? 'phone', value, rank }
      // WhatsApp says so in the cards that it sends.
      return line.params.WAID ? [way, { kind: 'whatsapp', value, rank }] : [way]
    }
    case 'IMPP':
      return [messenger(line, text, known, rank)]
    case 'X-SOCIALPROFILE':
      return socialProfile(line, text, rank)
    default: {
      const own = ownProperties.exec(line.name)?.[1]?.toLowerCase()
      if (!own) return []
      const kind = services.get(own)
      const service = own === 'imaddress' ? '' : own.replace(/-username$/, '').replace('-', ' ')
      return [kind ? { kind, value: text, rank } : { kind: 'other', value: named(service, text), rank }]
    }
  }
}

const messenger = ({ params }: ContentLine, text: string, known: string | undefined, rank: number): Way => {
  const [, scheme = '', rest = text] = /^([a-z][\w+.-]*):(?:\/\/)?(.+)$/i.exec(text) ?? []
  const service = params['X-SERVICE-TYPE'] ?? params['SERVICE-TYPE'] ?? (scheme === 'x-apple' ? '' : scheme)
  const kind = known ?? services.get(service.toLowerCase()) ?? services.get(scheme.toLowerCase())
  const value = decode(rest)
  if (kind === 'matrix') return { kind, value: value.replace(/^u\/(?!@)/, '@').replace(/^u\//, ''), rank }
  return kind ? { kind, value, rank } : { kind: 'other', value: named(service, value), rank }
}

/** Those that are an address in the web are links. */
const socialProfile = ({ params }: ContentLine, text: string, rank: number): Way[] => {
  const type = (params.TYPE ?? '').split(',').find((each) => !/^(pref|home|work|internet)$/i.test(each)) ?? ''
  const user = params['X-USER'] ?? text.replace(/^x-apple:/i, '')
  const kind = services.get(type.toLowerCase())
  if (kind) return [{ kind, value: decode(user), rank }]
  if (/^https?:/i.test(text)) return [{ kind: 'link', value: text, rank }]
  return [{ kind: 'other', value: named(type, decode(user)), rank }]
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
