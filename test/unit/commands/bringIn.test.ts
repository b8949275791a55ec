import { describe, expect, test } from 'vitest'
import type { BringIn } from '../../../shared/commands/bringIn/bringIn.ts'
import { importMembers } from '../../../shared/commands/importMembers.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { makeDesk, resultOf } from '../../support/commandContext.ts'

const bring = async (desk: ReturnType<typeof makeDesk>, args: BringIn) => resultOf(await desk.run(importMembers, args))
const called = async (desk: ReturnType<typeof makeDesk>, name: string) =>
  (await desk.all('member')).filter((row) => row.name === name)

describe('a row finds its record by', () => {
  test('any of her addresses, also one that stands among further ways', async () => {
    const desk = makeDesk()
    await bring(desk, { members: [{ name: 'Zoya', email: 'z@example.org', contacts: ['email=zoya@work.example'] }] })
    const again = { members: [{ name: 'Z. Müller', email: 'ZOYA@work.example', city: 'Riga' }], key: 'email' } as const
    expect(await bring(desk, again)).toMatchObject({ created: 0, updated: 1 })
  })

  test('her number, with and without its country', async () => {
    const desk = makeDesk()
    await bring(desk, { members: [{ name: 'Zoya', phone: '+49 381 100001' }] })
    const members = [{ name: 'Zoya M.', phone: '0381/10 00 01', city: 'Rostock' }]
    expect(await bring(desk, { members, key: 'phone' })).toMatchObject({ updated: 1 })
    expect(await bring(desk, { members: [{ ...members[0]!, name: 'Other' }], key: 'name' })).toMatchObject({
      created: 1,
    })
  })

  test("a field of the network's own", async () => {
    const desk = makeDesk()
    await bring(desk, { members: [{ name: 'Zoya', custom: { Number: '17' } }] })
    const members = [{ name: 'Zoya Müller', custom: { Number: '17' }, city: 'Riga' }]
    expect(await bring(desk, { members, key: 'custom/Number' })).toMatchObject({ updated: 1 })
    expect(await desk.all('member')).toMatchObject([{ name: 'Zoya Müller', city: 'Riga' }])
  })

  test('nothing: everybody is new, also two of one name', async () => {
    const desk = makeDesk()
    const members = [{ name: 'Zoya' }, { name: 'Zoya' }]
    expect(await bring(desk, { members, key: 'none' })).toMatchObject({ created: 2 })
    expect(await bring(desk, { members, key: 'none' })).toMatchObject({ created: 2 })
  })

  test('what somebody decided, before any key', async () => {
    const desk = makeDesk()
    await bring(desk, { members: [{ name: 'Zoya', email: 'z@example.org' }, { name: 'Юрий' }] })
    const [yuri] = await called(desk, 'Юрий')
    const members = [
      { name: 'Juri', email: 'z@example.org', as: yuri!.id },
      { name: 'Zoya', email: 'z@example.org', as: 'new' as const },
    ]
    expect(await bring(desk, { members, existing: 'fill' })).toMatchObject({ created: 1, updated: 1 })
    expect(await called(desk, 'Юрий')).toMatchObject([{ email: 'z@example.org' }])
    expect(await called(desk, 'Zoya')).toHaveLength(2)
  })

  test('a key that several have: nobody guesses, and nothing happens', async () => {
    const desk = makeDesk()
    await bring(desk, {
      members: [
        { name: 'Anna', phone: '+49 381 55501' },
        { name: 'Bert', phone: '+49 381 55501' },
      ],
    })
    const third = { members: [{ name: 'Carl', phone: '+49 381 55501' }, { name: 'Dora' }], key: 'phone' } as const
    expect(await desk.run(importMembers, third)).toMatchObject({ ok: false, error: { code: 'importAmbiguous' } })
    expect(await desk.rows.count('member')).toBe(2)
    const anna = { members: [{ name: 'Anna', phone: '0381 55501', city: 'Riga' }], key: 'phone' } as const
    expect(await bring(desk, anna)).toMatchObject({ updated: 1 })
  })
})

test('where record and file differ, the person says which counts; what somebody wrote herself stays either way', async () => {
  const desk = makeDesk()
  const own = memberEntityId(desk.me, 2)
  await desk.run(updateMember, { id: own, values: { name: 'Alice', email: 'alice@example.org', city: 'Riga' } })
  await bring(desk, { members: [{ name: 'Bob', email: 'bob@example.org', city: 'Kyiv', custom: { Size: 'M' } }] })
  const members = [
    { name: 'Bob', email: 'bob@example.org', city: 'Lviv', phone: '+380 1', custom: { Size: 'L', Cake: 'Poppy' } },
    { name: 'Alice', email: 'alice@example.org', city: 'Minsk', phone: '+371 1' },
  ]
  await bring(desk, { members, existing: 'fill' })
  expect(await called(desk, 'Bob')).toMatchObject([
    { city: 'Kyiv', phone: '+380 1', custom: { Size: 'M', Cake: 'Poppy' } },
  ])
  await bring(desk, { members, existing: 'replace' })
  expect(await called(desk, 'Bob')).toMatchObject([{ city: 'Lviv', custom: { Size: 'L' } }])
  expect(await called(desk, 'Alice')).toMatchObject([{ city: 'Riga', phone: '+371 1' }])
})

describe('organisations', () => {
  test('are made by name where they are missing, once, in the same act', async () => {
    const desk = makeDesk()
    const members: BringIn['members'] = [
      { name: 'Anna', affiliations: { Chor: 'Alto' } },
      { name: 'Bert', affiliations: { CHOR: '', 'Bäckerei Mohn': 'Meister' } },
    ]
    const outcome = await desk.run(importMembers, { members })
    expect(resultOf(outcome)).toMatchObject({ created: 2, organisations: 2 })
    // One undo takes back all of it.
    expect(outcome.ok && outcome.value.created).toHaveLength(4)
    expect(await bring(desk, { members })).toMatchObject({ updated: 0, unchanged: 2, organisations: 0 })
    const [chor] = (await desk.all('organisation')).filter(({ name }) => name === 'Chor')
    expect(await called(desk, 'Anna')).toMatchObject([{ affiliations: { [chor!.id]: 'Alto' } }])
  })

  test('that a file describes are completed', async () => {
    const desk = makeDesk()
    await bring(desk, { members: [{ name: 'Anna', affiliations: { Chor: '' } }] })
    const organisations = [{ name: 'chor', city: 'Riga', about: 'Sings' }]
    expect(await bring(desk, { members: [], organisations })).toMatchObject({ organisations: 0 })
    expect(await desk.all('organisation')).toMatchObject([{ name: 'Chor', city: 'Riga', about: 'Sings' }])
  })
})

test("fields of the network's own come along for who may define them", async () => {
  const customFields = [{ key: 'Size', label: 'T-Shirt', kind: 'choice' as const, options: ['S', 'M'] }]
  const args = { members: [{ name: 'Anna', custom: { Size: 'M' } }], customFields }
  for (const [role, count] of [
    ['ambassador', 0],
    ['coordinator', 1],
  ] as const) {
    const desk = makeDesk({ role })
    await bring(desk, args)
    await bring(desk, args)
    expect([role, (await desk.all('customField')).length]).toEqual([role, count])
    expect(await called(desk, 'Anna')).toMatchObject([{ custom: { Size: 'M' } }])
  }
})
