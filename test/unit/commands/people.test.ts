import { describe, expect, test } from 'vitest'
import { createMember } from '../../../shared/commands/createMember.ts'
import { foundNetwork, networkId } from '../../../shared/commands/foundNetwork.ts'
import { type ImportedMember, importMembers } from '../../../shared/commands/importMembers.ts'
import { removeEntities, restoreEntities } from '../../../shared/commands/removeEntities.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { updateNetwork } from '../../../shared/commands/updateNetwork.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

const notAllowed = { ok: false, error: { code: 'notAllowed' } }

describe('founding', () => {
  test('writes the network and the founder', async () => {
    const desk = makeDesk()
    const { profile } = resultOf(
      await desk.run(foundNetwork, { name: ' Kitchen table ', me: { name: 'Zoya Ivanova', city: 'Rostock' } }),
    )
    expect(profile).toBe(memberEntityId(desk.me, 2))
    expect(await desk.rows.get('network', networkId)).toMatchObject({ name: 'Kitchen table' })
    expect(await desk.rows.get('member', profile)).toMatchObject({ name: 'Zoya Ivanova', source: 'self' })
  })

  test('needs two names', async () => {
    const desk = makeDesk()
    for (const args of [
      { name: '', me: { name: 'Zoya' } },
      { name: 'Table', me: { name: ' ' } },
    ])
      expect(await desk.run(foundNetwork, args)).toEqual({ ok: false, error: { code: 'nameMissing' } })
  })

  test('its settings are for coordinators', async () => {
    const desk = makeDesk()
    await desk.run(foundNetwork, { name: 'Table', me: { name: 'Zoya' } })
    const rename = { values: { name: 'Kitchen' } }
    expect(await desk.run(updateNetwork, rename, { role: 'ambassador' })).toEqual(notAllowed)
    expect((await desk.run(updateNetwork, rename, { role: 'coordinator' })).ok).toBe(true)
  })
})

describe('a record', () => {
  test('of someone without a device is for ambassadors and up', async () => {
    const desk = makeDesk()
    const args = { values: { name: 'Bob' } }
    expect(await desk.run(createMember, args, { role: 'member' })).toEqual(notAllowed)
    const { id } = resultOf(await desk.run(createMember, args, { role: 'ambassador' }))
    expect(await desk.rows.get('member', id)).toMatchObject({ name: 'Bob', nameKey: 'bob', source: 'import' })
    expect(await desk.run(updateMember, { id, values: { city: 'Kyiv' } }, { role: 'member' })).toEqual(notAllowed)
  })

  test("one's own can be written by anybody, also before it exists", async () => {
    const desk = makeDesk()
    const bob = memberIdOf('bob')
    const id = memberEntityId(bob, 2)
    const introduce = { id, values: { name: 'Bob Müller', skills: ['cooking', ' cooking ', ''] } }
    expect((await desk.run(updateMember, introduce, { role: 'member', me: bob })).ok).toBe(true)
    expect(await desk.rows.get('member', id)).toMatchObject({
      name: 'Bob Müller',
      nameKey: 'bob mueller',
      skills: ['cooking'],
      source: 'self',
    })
  })

  test('is removed and restored as it was', async () => {
    const desk = makeDesk()
    const { id } = resultOf(await desk.run(createMember, { values: { name: 'Bob', languages: ['de', 'ru'] } }))
    const before = await desk.rows.get('member', id)
    expect(resultOf(await desk.run(removeEntities, { ids: [id] })).count).toBe(1)
    expect(await desk.rows.get('member', id)).toBeUndefined()
    expect(resultOf(await desk.run(restoreEntities, { ids: [id, id] })).count).toBe(1)
    expect(await desk.rows.get('member', id)).toEqual(before)
    expect(await desk.run(removeEntities, { ids: [id] }, { role: 'member' })).toEqual(notAllowed)
  })
})

describe('importing people', () => {
  const load = async (desk: ReturnType<typeof makeDesk>, members: ImportedMember[]) =>
    resultOf(await desk.run(importMembers, { members }))

  test('creates, completes and leaves alone', async () => {
    const desk = makeDesk()
    expect(
      await load(desk, [
        { name: 'Jörg Groß', email: 'Joerg@Example.org', skills: ['Design'] },
        { name: 'Анна Петрова' },
      ]),
    ).toMatchObject({ created: 2, updated: 0, unchanged: 0 })
    expect(
      await load(desk, [
        { name: 'Jörg Groß', email: 'joerg@example.org', skills: ['Print'], city: 'Köln' },
        { name: 'Anna Petrova' },
        { name: 'New One' },
      ]),
    ).toMatchObject({ created: 1, updated: 1, unchanged: 1 })
    const joerg = (await desk.all('member')).find(({ city }) => city === 'Köln')
    expect(joerg).toMatchObject({ email: 'Joerg@Example.org', skills: ['Design', 'Print'] })
    expect(await desk.rows.count('member')).toBe(3)
  })

  test('keeps namesakes with different addresses apart, and one person twice in a file together', async () => {
    const desk = makeDesk()
    await load(desk, [
      { name: 'Maria Silva', email: 'a@example.org' },
      { name: 'Maria Silva', email: 'b@example.org' },
      { name: 'Maria Silva', email: 'A@example.org', city: 'Porto' },
    ])
    expect((await desk.all('member')).map(({ email, city }) => [email, city]).sort()).toEqual([
      ['a@example.org', 'Porto'],
      ['b@example.org', ''],
    ])
  })

  test('never replaces what someone wrote about herself', async () => {
    const desk = makeDesk()
    const profile = memberEntityId(desk.me, 2)
    await desk.run(updateMember, { id: profile, values: { name: 'Alice', email: 'alice@example.org', city: 'Riga' } })
    await load(desk, [{ name: 'A. Old', email: 'alice@example.org', city: 'Minsk', organisation: 'Bakery' }])
    expect(await desk.rows.get('member', profile)).toMatchObject({
      name: 'Alice',
      city: 'Riga',
      organisation: 'Bakery',
      source: 'self',
    })
  })

  test('writes nothing when one row does not fit, and says which', async () => {
    const desk = makeDesk()
    const result = await desk.run(importMembers, {
      members: [{ name: 'Fine' }, { name: 'Long', city: 'x'.repeat(81) }],
    })
    expect(result).toEqual({ ok: false, error: { code: 'importRow', params: { row: 2, field: 'city' } } })
    expect(await desk.rows.count('member')).toBe(0)
  })

  test('reports progress, ending at the total', async () => {
    const desk = makeDesk()
    await load(
      desk,
      Array.from({ length: 450 }, (_, i) => ({ name: `Person ${i}` })),
    )
    expect(desk.progress).toEqual([200, 400, 450].map((done) => ({ done, total: 450 })))
    expect(await desk.run(importMembers, { members: [] })).toMatchObject({
      ok: false,
      error: { code: 'nothingToImport' },
    })
    expect(await desk.run(importMembers, { members: [{ name: 'X' }] }, { role: 'member' })).toEqual(notAllowed)
  })
})
