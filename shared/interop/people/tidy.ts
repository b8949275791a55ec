import type { Problem } from '../../lib/result.ts'
import { languageLevels } from '../../model/member.ts'
import { readCountry } from './countries.ts'
import { readDay } from './days.ts'
import type { Style, Values } from './readPeople.ts'

const MAX_SHOWN = 60
const shown = (value: string) => ({ value: value.slice(0, MAX_SHOWN) })

/** Puts names together and dates, countries and levels into our form; what cannot be read is taken out and told. */
export const tidy = (values: Values, style: Style): Problem[] => {
  const warnings: Problem[] = []
  for (const [field, value] of Object.entries(values))
    if (typeof value === 'string') values[field] = value.replace(/\r\n?/g, '\n')
  const { firstName = '', lastName = '', ...rest } = values as Record<string, string>
  if (!rest.name && (firstName || lastName)) values.name = `${firstName} ${lastName}`.trim()
  delete values.firstName
  delete values.lastName
  const reform = (field: string, code: string, read: (text: string) => string) => {
    const text = values[field]
    if (typeof text !== 'string') return
    const form = read(text)
    if (form) values[field] = form
    else {
      delete values[field]
      warnings.push({ code, params: shown(text) })
    }
  }
  reform('country', 'countryUnknown', readCountry)
  reform('birthday', 'dateUnknown', (text) => readDay(text, style))
  reform('memberSince', 'dateUnknown', (text) => (style.ours ? text : readDay(text, style).replace(/^--.*/, '')))
  reform('email', 'emailUnknown', (text) => (style.ours || /^\S+@\S+$/.test(text) ? text : ''))
  if (Array.isArray(values.languages)) readLevels(values, values.languages, style)
  return warnings
}

const nativeWords = 'native|mother tongue|muttersprach\\w*|muttersprachlich|родной|родная'
const inBrackets = /^(.+?)\s*\(([^()]*)\)$/
const behind = new RegExp(`^(.+?)\\s*[:–—-]?\\s+(A1|A2|B1|B2|C1|C2|${nativeWords})$`, 'iu')

const levelOf = (text: string): string | null => {
  const level = languageLevels.find((each) => each.toLowerCase() === text.trim().toLowerCase())
  return level ?? (new RegExp(`^(${nativeWords})$`, 'iu').test(text.trim()) ? 'native' : null)
}

/** `German (C1)` as a language and how well; `()` at the end keeps brackets before it out of this (`writeLanguage`). */
const readLevels = (values: Values, languages: readonly string[], { ours }: Style): void => {
  const levels: Record<string, string> = Object.create(null)
  values.languages = languages.map((text) => {
    if (text.length > MAX_SHOWN) return text
    const [, language = '', inside = ''] = inBrackets.exec(text) ?? (ours ? null : behind.exec(text)) ?? []
    if (language === '') return text
    const level = inside === '' ? '' : levelOf(inside)
    if (level) levels[language] = level
    return level === null ? text : language
  })
  if (Object.keys(levels).length > 0) values.languageLevels = { ...levels, ...(values.languageLevels as object) }
}

/** A language as one element of a list, with its level where that is a usual one. */
export const writeLanguage = (language: string, level: string | undefined): string =>
  hasUsualLevel(level) ? `${language} (${level})` : inBrackets.test(language) ? `${language} ()` : language

export const hasUsualLevel = (level: string | undefined): boolean =>
  level !== undefined && (languageLevels as readonly string[]).includes(level)
