import { foldText } from '../lib/foldText.ts'
import type { CustomKind } from './customField.ts'

/** How a value of a custom field is written, the same in every language: numbers with a point, days as YYYY-MM-DD, `yes` or `no`. */
const forms: { readonly [K in CustomKind]: RegExp } = {
  text: /./s,
  choice: /./s,
  number: /^-?\d{1,15}(\.\d{1,6})?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  yesNo: /^(yes|no)$/,
}

/** Whether a stored text is a value of that kind; what is not is shown as the text that it is. */
export const isCustomValue = (kind: CustomKind, value: string): boolean =>
  forms[kind].test(value) && (kind !== 'date' || isDay(value))

export interface ReadOptions {
  /** Of a choice: what was meant is found whatever its case and accents. */
  readonly options?: readonly string[]
  /** What separates decimals where she writes; without it, one comma before three digits groups them. */
  readonly decimal?: '.' | ','
}

/** The stored form of what somebody wrote, in any usual way ("3.5.2019", "12,5", "ja"); null when it is no value of that kind. */
export const readCustomValue = (kind: CustomKind, written: string, options: ReadOptions = {}): string | null => {
  const text = written.trim()
  if (text === '') return null
  if (kind === 'text') return text
  if (kind === 'number') return readNumber(text, options.decimal)
  if (kind === 'date') return readDay(text)
  const folded = foldText(text)
  if (kind === 'choice') return options.options?.find((option) => foldText(option) === folded) ?? null
  return yes.has(folded) ? 'yes' : no.has(folded) ? 'no' : null
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(foldText))
const yes = words('yes y ja j да д true wahr 1 x + ✓ ✔')
const no = words('no n nein нет н false falsch 0 - –')

const readNumber = (text: string, decimal?: '.' | ','): string | null => {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^\u2212/, '-')
  const point = decimal ?? decimalOf(bare)
  const plain = bare.replaceAll(point === '.' ? ',' : '.', '').replace(point, '.')
  const parts = /^([-+]?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(plain)
  if (!parts) return null
  const [, sign, whole, rest] = parts
  const digits = whole!.replace(/^0+(?=\d)/, '')
  const decimals = rest?.replace(/0+$/, '') ?? ''
  const number = decimals === '' ? digits : `${digits}.${decimals}`
  return sign === '-' && number !== '0' ? `-${number}` : number
}

/** Where nobody says: the last of two different signs; a sign that comes twice groups, and so does one comma before three digits. */
const decimalOf = (bare: string): '.' | ',' => {
  const [points, commas] = [bare.split('.').length - 1, bare.split(',').length - 1]
  if (points > 0 && commas > 0) return bare.lastIndexOf('.') > bare.lastIndexOf(',') ? '.' : ','
  if (points > 1) return ','
  return commas === 1 && !/^[-+]?[1-9]\d{0,2},\d{3}$/.test(bare) ? ',' : '.'
}

/** Day before month unless that cannot be. */
const readDay = (text: string): string | null => {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ].*)?$/.exec(text)
  const usual = /^(\d\d?)\s*[./-]\s*(\d\d?)\s*[./-]\s*(\d{4})(?:\s*г\.?)?$/.exec(text)
  const dayOf = (year: string, month: string, day: string): string | null => {
    const made = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isDay(made) ? made : null
  }
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!)
  if (!usual) return null
  return dayOf(usual[3]!, usual[2]!, usual[1]!) ?? dayOf(usual[3]!, usual[1]!, usual[2]!)
}

const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}
