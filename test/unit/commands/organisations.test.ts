import { expect, test } from 'vitest'
import { affiliate } from '../../../shared/commands/affiliate.ts'
import { createMember } from '../../../shared/commands/createMember.ts'
import { createOrganisation } from '../../../shared/commands/createOrganisation.ts'
import { gatherOrganisations } from '../../../shared/commands/gatherOrganisations.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { updateOrganisation } from '../../../shared/commands/updateOrganisation.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { makeDesk, memberIdOf, resultOf } from '../../support/commandContext.ts'

test('anybody adds an organisation and changes it; it keeps a name', async () => {
  const desk = makeDesk()
  const values = { name: ' Literaturhaus ', city: 'Rostock' }
  const { id } = resultOf(await desk.run(createOrganisation, { values }, { role: 'member' }))
  expect(await desk.rows.get('organisation', id)).toMatchObject({ name: 'Literaturhaus', nameKey: 'literaturhaus' })
  resultOf(await desk.run(updateOrganisation, { id, values: { about: 'Readings' } }, { role: 'member' }))
  const nameless = { id, values: { name: ' ' } }
  expect(await desk.run(createOrganisation, nameless)).toMatchObject({ error: { code: 'nameMissing' } })
  expect(await desk.run(updateOrganisation, nameless)).toMatchObject({ error: { code: 'nameMissing' } })
  expect(await desk.all('organisation')).toMatchObject([{ name: 'Literaturhaus', about: 'Readings' }])
})

test('whoever says where she belongs finds the organisation under any writing, or makes it', async () => {
  const desk = makeDesk()
  const bob = memberIdOf('bob')
  const member = memberEntityId(bob, 2)
  const as = { role: 'member', me: bob } as const
  resultOf(await desk.run(updateMember, { id: member, values: { name: 'Bob' } }, as))
  const first = resultOf(await desk.run(affiliate, { member, name: 'Müller & Söhne', role: 'Cook' }, as))
  const again = resultOf(await desk.run(affiliate, { member, name: ' mueller & soehne ' }, as))
  expect(again).toEqual(first)
  expect(await desk.all('organisation')).toHaveLength(1)
  // Belonging once more leaves what she does there.
  expect((await desk.rows.get('member', member))?.affiliations).toEqual({ [first.organisation]: 'Cook' })
  const { id } = resultOf(await desk.run(createOrganisation, { values: { name: 'Chor' } }))
  resultOf(await desk.run(affiliate, { member, organisation: id }, as))
  expect((await desk.rows.get('member', member))?.affiliations).toEqual({ [first.organisation]: 'Cook', [id]: '' })
  expect(await desk.run(affiliate, { member, name: ' ' }, as)).toMatchObject({ error: { code: 'nameMissing' } })
  const other = { ...as, me: memberIdOf('carol') }
  expect(await desk.run(affiliate, { member, organisation: id }, other)).toMatchObject({
    error: { code: 'notAllowed' },
  })
  expect(await desk.run(affiliate, { member, organisation: member }, as)).toMatchObject({ error: { code: 'missing' } })
})

test('what a profile said in words moves over with what she does there', async () => {
  const desk = makeDesk()
  const values = { name: 'Bob', organisation: 'Chor', role: 'Tenor' }
  const { id: member } = resultOf(await desk.run(createMember, { values }))
  const { organisation } = resultOf(await desk.run(affiliate, { member, name: 'chor' }))
  expect(await desk.rows.get('member', member)).toMatchObject({
    affiliations: { [organisation]: 'Tenor' },
    organisation: '',
    role: '',
  })
})

test('an imported list becomes organisations: all who name one are joined to it', async () => {
  const desk = makeDesk()
  const people = [
    { name: 'Bob', organisation: 'ACME', role: 'Boss' },
    { name: 'Carol', organisation: 'Acme' },
    { name: 'Dora', organisation: 'Chor' },
    { name: 'Emil' },
  ]
  for (const values of people) resultOf(await desk.run(createMember, { values }))
  const gather = { names: ['acme', 'ACME'] }
  expect(await desk.run(gatherOrganisations, gather, { role: 'member' })).toMatchObject({ ok: false })
  const { organisations, people: joined } = resultOf(await desk.run(gatherOrganisations, gather))
  expect([organisations.length, joined]).toEqual([1, 2])
  const rows = await desk.rows.find('member', 'nameKey')
  expect(rows.map(({ affiliations }) => affiliations)).toEqual([
    { [organisations[0]!]: 'Boss' },
    { [organisations[0]!]: '' },
    {},
    {},
  ])
  expect(rows.map(({ organisation }) => organisation)).toEqual(['', '', 'Chor', ''])
})
