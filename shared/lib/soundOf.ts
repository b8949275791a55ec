import { foldText } from './foldText.ts'

/** Spellings of one sound, in turn: longer ones before what they contain. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch/g, 'sh'],
  [/tsch|tch/g, 'ch'],
  [/sch/g, 'sh'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ts|tz/g, 'z'],
  // Not the other way round: "Alek" is how Alexander begins.
  [/x/g, 'ks'],
  [/ck/g, 'k'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  // Мюллер, Любовь.
  [/([^aeiou])iu/g, '$1u'],
  // Umlauts are written out or left off.
  [/([aou])e/g, '$1'],
  [/^ie/, 'e'],
  [/([aeiou])\1+/g, '$1'],
]
/** Nothing to do for most words. */
const isSpelledManyWays = /[wyjx]|[tkpscz]h|ts|tz|ck|iu|[aou]e|^ie|aa|ee|ii|oo|uu/

/** How a folded word sounds, to the letter: what two spellings have in common from the first letter on, so that it can be typed. */
export const spokenAs = (folded: string): string =>
  isSpelledManyWays.test(folded)
    ? alike.reduce((text, [spelling, sound]) => text.replace(spelling, sound), folded)
    : folded

/** How a word sounds, whatever script and custom it is spelled by: Juri, Yuri and Юрий are one; so are Müller, Mueller and Muler. */
export const soundOf = (word: string): string => spokenAs(foldText(word)).replace(/(.)\1+/g, '$1')

/** A name's sounds, in no order: "Müller, Jörg" is Jörg Müller. */
export const soundOfName = (name: string): string =>
  name
    .split(/[\s\p{P}]+/u)
    .map(soundOf)
    .filter(Boolean)
    .sort()
    .join(' ')
