import { expect, test } from 'vitest'
import { type DocumentText, WordIndex } from '../../../renderer/worker/WordIndex.ts'
import { type SeededRandom, seededRandom } from '../../../shared/lib/random.ts'
import { askedOf } from '../../../shared/queries/search/asked.ts'
import { marksOf } from '../../../shared/queries/search/marks.ts'
import { whyFound } from '../../../shared/queries/search/whyFound.ts'

const none: DocumentText = { names: [], facts: [], texts: [], numbers: [] }
const finds = (query: string, text: Partial<DocumentText>): boolean => {
  const index = new WordIndex()
  index.add({ ...none, ...text })
  return index.search(query, () => true).length > 0
}
const findsName = (query: string, name: string) => finds(query, { names: [name] })

test('spellings of one name find each other, in either script', () => {
  for (const same of [
    ['Juri', 'Yuri', 'Юрий', 'Jurij', 'Yury'],
    ['Müller', 'Mueller', 'Muller', 'Мюллер'],
    ['Щербакова', 'Scherbakowa', 'Shcherbakova', 'Schtscherbakowa'],
    ['Екатерина', 'Jekaterina', 'Yekaterina', 'Ekaterina'],
    ['Алексей', 'Alexej', 'Aleksei', 'Alexey'],
    ['Чайковский', 'Tschaikowski', 'Tchaikovsky'],
    ['Strauß', 'STRAUSS'],
    ['Łukasz', 'Lukasz'],
    ['Любовь', 'Ljubow', 'Lyubov'],
  ])
    for (const asked of same) for (const name of same) expect(findsName(asked, name), `${asked}: ${name}`).toBe(true)
  expect(findsName('Juri', 'Maria')).toBe(false)
})

/** Ways to write one sound; by turns any of them is taken. */
const sounds: readonly (readonly string[])[] = [
  ['ш', 'sh', 'sch'],
  ['щ', 'shch', 'schtsch'],
  ['ч', 'ch', 'tsch', 'tch'],
  ['х', 'kh', 'h'],
  ['в', 'v', 'w'],
  ['ф', 'f', 'ph'],
  ['т', 't', 'th'],
  ['к', 'k', 'ck'],
  ['кс', 'ks', 'x'],
  ['ц', 'ts', 'z', 'tz'],
  ['м', 'm'],
  ['р', 'r'],
  ['н', 'n'],
  ['л', 'l'],
]
const vowels: readonly (readonly string[])[] = [
  ['а', 'a'],
  ['о', 'o'],
  ['у', 'u'],
  ['э', 'e'],
  ['и', 'i', 'y'],
  ['ü', 'ue', 'u'],
  ['ä', 'ae', 'a'],
  ['ö', 'oe', 'o', 'ø'],
]

/** Two spellings of one word: syllables, each written one of its ways. */
const twoSpellings = (random: SeededRandom): readonly [string, string] => {
  const parts = Array.from({ length: 2 + random.int(3) }, () => [random.pick(sounds), random.pick(vowels)]).flat()
  const spell = () => parts.map((ways) => random.pick(ways)).join('')
  return [spell(), spell()]
}

test('whatever the spellings of a word, each finds the other', () => {
  const random = seededRandom('spellings')
  for (let i = 0; i < 2_000; i++) {
    const [a, b] = twoSpellings(random)
    expect(findsName(a, b), `"${a}" for ${b}`).toBe(true)
    expect(findsName(b, a), `"${b}" for ${a}`).toBe(true)
  }
})

test('folding is symmetric: of any two words as long as each other, one finds the other exactly if it is found by it', () => {
  const random = seededRandom('symmetric')
  let together = 0
  for (let i = 0; i < 2_000; i++) {
    const [a] = twoSpellings(random)
    const at = random.int(a.length)
    const b = random.chance(0.5)
      ? a.slice(0, at) + random.pick([...'aeiouskтшщю']) + a.slice(at + 1)
      : [...a].reverse().join('')
    const isFound = findsName(a, b)
    if (isFound) together++
    const index = new WordIndex()
    index.add({ ...none, names: [a, b] })
    expect(index.search(a, () => true)).toHaveLength(1)
    // What was typed of a longer word is found in it, and more slips are forgiven there.
    const [one, other] = [askedOf(a)[0]!.words[0]!, askedOf(b)[0]!.words[0]!]
    if (one.term.length === other.term.length && one.sound.length === other.sound.length)
      expect(findsName(b, a), `"${a}" and "${b}"`).toBe(isFound)
  }
  expect(together).toBeGreaterThan(100)
})

test('who types a name finds it with each letter, in either script', () => {
  for (const [typed, name] of [
    ['Scherb', 'Щербакова'],
    ['Щерб', 'Scherbakowa'],
    ['Алекс', 'Alexander'],
    ['Alek', 'Alexander'],
    ['Müll', 'Muller'],
    ['Mull', 'Müller'],
    ['Juri', 'Юрий'],
    ['Юр', 'Juri'],
    ['Ковал', 'Kowaljow'],
  ] as const)
    expect(findsName(typed, name), `${typed}: ${name}`).toBe(true)
  // A letter that stands twice is not the beginning of another name.
  expect(findsName('Anna', 'Anastasia')).toBe(false)
})

test('one slip is forgiven from four letters on, two in long words, none in numbers; words may stand in any order', () => {
  expect(findsName('Jürgn', 'Jürgen')).toBe(true)
  expect(findsName('Щербокова', 'Scherbakowa')).toBe(true)
  expect(findsName('Kovalvea', 'Ковалева')).toBe(true)
  expect(findsName('Bob', 'Rob')).toBe(false)
  expect(findsName('2024', '2025')).toBe(false)
  expect(findsName('müller jörg', 'Joerg Mueller')).toBe(true)
  expect(findsName('jorg mull', 'Müller, Jörg')).toBe(true)
})

test('four digits of a phone number find it, however it is written', () => {
  const rostock = { names: ['Zoya'], numbers: ['+49 381 5551234', '0170/99 88 77'] }
  for (const typed of [
    ...['5551234', '381 555', '0381/5551', '+49 381', '0049 381 555', '+49 (0)381 5551234', '1234'],
    ...['zoya 381 555', '381 555 zoya', '998877', '+49 170 998', '0170-9988'],
  ])
    expect(finds(typed, rostock), typed).toBe(true)
  for (const typed of ['555', '5552', '0382/5551', '+48 381', '1234 maria'])
    expect(finds(typed, rostock), typed).toBe(false)
  expect(finds('+49 381 555', { numbers: ['+49 (0)381 5551234'] })).toBe(true)
})

test('who is called so stands before who can do so, and she before whose text says so', () => {
  const index = new WordIndex()
  const long = Array.from({ length: 30 }, (_, i) => `skill${i}`)
  const texts = index.add({ ...none, names: ['Carol'], texts: ['bass'] })
  const facts = index.add({ ...none, names: ['Bob'], facts: [...long, 'bass'] })
  const names = index.add({ ...none, names: ['Bass of the Great Northern Hall'], facts: long })
  for (let i = 0; i < 50; i++) index.add({ ...none, names: [`Alice Bass${i}`], texts: ['music'] })
  expect(index.search('bass', () => true).filter((each) => each <= names)).toEqual([names, facts, texts])
})

const marked = (text: string, query: string): string =>
  [...marksOf(text, askedOf(query))]
    .reverse()
    .reduce((out, { from, to }) => `${out.slice(0, from)}[${out.slice(from, to)}]${out.slice(to)}`, text)

test('what was found is marked as far as it was typed, in whatever script, and digits through what stands between them', () => {
  expect(marked('Юрий Гагарин', 'Juri')).toBe('[Юрий] Гагарин')
  expect(marked('Anna Щербакова', 'scherb')).toBe('Anna [Щерб]акова')
  expect(marked('Jörg Müller', 'mueller jo')).toBe('[Jö]rg [Müller]')
  expect(marked('Jürgen', 'Jürgn')).toBe('[Jürgen]')
  expect(marked('+49 381 555 12 34', '0381/5551')).toBe('+49 [381 555 1]2 34')
  expect(marked('+49 (0)381 5551234', '+49 381 555')).toBe('+[49 (0)381 555]1234')
  expect(marked('0381 5551234', '+49 381 555')).toBe('[0381 555]1234')
  expect(marked('Anna', '')).toBe('Anna')
})

test('a hit shows the line that says most of what its name does not', () => {
  const zoya = {
    title: 'Zoya',
    names: ['Zoya', 'Зоя', 'Lotte'],
    facts: ['Rostock', 'sewing, sound', 'sound'],
    texts: [`${'Long ago. '.repeat(40)}She built an organ by herself.`],
    numbers: ['+49 381 5551234'],
  }
  const why = (query: string) => whyFound(zoya, askedOf(query))
  expect(why('zoya')).toMatchObject({ detail: 'Rostock', terms: ['Zoya'] })
  expect(why('zoya sound')).toMatchObject({ detail: 'sewing, sound', terms: ['Zoya', 'sound'] })
  expect(why('5551')).toMatchObject({ detail: '+49 381 5551234', terms: ['5551'] })
  expect(why('organ').detail).toMatch(/^… .*built an organ by herself\.$/)
  expect(why('Lotte')).toMatchObject({ detail: 'Зоя, Lotte', terms: ['Lotte'] })
})
