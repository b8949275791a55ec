import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompiledMessage, compileMessage } from '@lingui/message-utils/compileMessage'

export type Language = 'en' | 'de' | 'ru'
export type Words = Readonly<Record<Language, string>>

const folder = fileURLToPath(new URL('../../renderer/', import.meta.url))
const string = (language: string) =>
  `${language}:\\s*('(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"|\`[^\`]*\`)\\s*,?\\s*`
const message = new RegExp(`\\{\\s*${string('en')}${string('de')}${string('ru')}\\}`, 'g')
const unquote = (literal: string) =>
  literal
    .slice(1, -1)
    .replace(/\\u([0-9a-f]{4})|\\(.)/gi, (_, code, letter) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : letter,
    )

/** Every message of the app, wherever in the window's code it stands. */
export const catalogue = (): readonly Words[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(message)])
    .map(([, en = '', de = '', ru = '']) => ({ en: unquote(en), de: unquote(de), ru: unquote(ru) }))

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patternOf = (message: CompiledMessage): string => {
  if (typeof message === 'string') return literally(message)
  return message
    .map((part) => {
      if (typeof part === 'string') return part === '#' ? '[\\d.,\\s]+' : literally(part)
      const options = part[2]
      if (typeof options !== 'object' || options === null) return '[^]*?'
      const { offset: _offset, ...branches } = options as Record<string, CompiledMessage>
      return `(?:${Object.values(branches).map(patternOf).join('|')})`
    })
    .join('')
}

/** Says whether a text is one of these messages, with anything in the places of its values. Those without a word of their own are left out. */
export const recogniser = (messages: readonly string[]): ((text: string) => boolean) => {
  const patterns = messages
    .map((each) => patternOf(compileMessage(each)))
    .filter((pattern) => /\p{L}{2}/u.test(pattern.replace(/\[\^\]|\\\w|\(\?:/g, '')))
  const whole = new RegExp(`^(?:${patterns.join('|')})$`, 'u')
  return (text) => whole.test(text)
}
