import { foldText } from './foldText.ts'

/** Spellings of one sound, in turn: longer ones before what they contain. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/tsch/g, 'ch'],
  [/shch|sch/g, 'sh'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ts|tz/g, 'z'],
  [/ks|cks/g, 'x'],
  [/ck/g, 'k'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  // Umlauts are written out or left off.
  [/([aou])e/g, '$1'],
  [/^ie/, 'e'],
  [/(.)\1+/g, '$1'],
]

/** How a word sounds, whatever script and custom it is spelled by: Juri, Yuri and Юрий are one; so are Müller, Mueller and Muller. */
export const soundOf = (word: string): string =>
  alike.reduce((text, [spelling, sound]) => text.replace(spelling, sound), foldText(word))

/** A name's sounds, in no order: "Müller, Jörg" is Jörg Müller. */
export const soundOfName = (name: string): string =>
  name
    .split(/[\s\p{P}]+/u)
    .map(soundOf)
    .filter(Boolean)
    .sort()
    .join(' ')
