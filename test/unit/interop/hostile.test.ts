import { expect, test } from 'vitest'
import { guessMapping } from '../../../shared/interop/csv/guessMapping.ts'
import { readMembers } from '../../../shared/interop/csv/readMembers.ts'
import { readTable } from '../../../shared/interop/csv/readTable.ts'
import { readVCards } from '../../../shared/interop/vcard/readVCards.ts'

const MANY = 100_000
const lines = (of: (i: number) => string) => Array.from({ length: MANY }, (_, i) => of(i)).join('\n')
const card = (...body: readonly string[]) => ['BEGIN:VCARD', 'FN:A', ...body, 'END:VCARD'].join('\n')

/** One record that never ends. Quadratic reading would take minutes and run into the suite's time limit. */
test.each([
  ['addresses', card(lines((i) => `EMAIL:a${i}@example.org`))],
  ['fields', card(lines((i) => `X-VMESTE-CUSTOM:a${i}=b`))],
  ['notes', card(lines(() => 'NOTE:a'))],
  ['folds', card(`NOTE:${'x\n '.repeat(MANY)}`)],
  ['soft breaks', card(`NOTE;ENCODING=QUOTED-PRINTABLE:${'=D0=\n'.repeat(MANY)}`)],
  ['types', card(`TEL${';TYPE=a'.repeat(MANY)}:1`)],
  [
    'members',
    card(
      'KIND:group',
      lines((i) => `MEMBER:urn:uuid:${i}`),
    ),
  ],
])('a card of 100,000 %s is read in no time', (_, text) => {
  const read = readVCards(text)
  expect(read.ok && read.value.members.length + read.value.organisations.length + read.value.problems.length).toBe(1)
})

test.each(['a=b;', '(', 'a ', 'a\\;', '1.'])('a cell of 100,000 times %j is read in no time', async (piece) => {
  const cell = piece.repeat(MANY)
  const table = await readTable(
    `Name,Organisations,Languages,Other fields,Birthday\nA,${cell},${cell},${cell},${cell}`,
    {
      delimiter: ',',
    },
  )
  if (!table.ok) throw new Error(table.error.code)
  const read = readMembers(table.value, guessMapping(table.value))
  expect(read.members.length + read.problems.length).toBe(1)
})
