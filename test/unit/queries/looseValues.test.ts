import { expect, test } from 'vitest'
import { looseValues } from '../../../shared/queries/looseValues.ts'

const profiles = (values: readonly string[]) => [
  ...values.map((value) => ({ custom: { Heading: value } })),
  { custom: {} },
  { custom: { Heading: ' ' } },
]

test.each([
  ['yesNo', ['ja', 'nein', 'Ja', '1']],
  ['number', ['1', '0', '1']],
  ['number', ['12,5', '7']],
  ['date', ['3.5.2019', '2020-01-31']],
  ['choice', ['M', 'L', 'M', 'L']],
  ['text', ['likes tea', 'plays chess']],
] as const)('what looks like %s: %j', (kind, values) => {
  expect(looseValues(profiles(values), 'Heading')).toMatchObject({ kind, profiles: values.length })
})

test('values come most frequent first, each once', () => {
  expect(looseValues(profiles(['L', 'M', 'M']), 'Heading').values).toEqual(['M', 'L'])
  expect(looseValues([], 'toString')).toEqual({ profiles: 0, values: [], kind: 'text' })
})
