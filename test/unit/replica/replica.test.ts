import { expect, test } from 'vitest'
import { createCard } from '../../../shared/commands/createCard.ts'
import { createDepartment } from '../../../shared/commands/createDepartment.ts'
import { updateCard } from '../../../shared/commands/updateCard.ts'
import { allTables, testNetwork } from '../../support/builders.ts'

test('what alice writes, bob reads: same commits, same rows', async () => {
  const network = await testNetwork()
  const { founder: alice } = network
  const bob = await network.join('bob')
  const { id, columns } = await alice.run(createDepartment, { values: { name: 'Küche' }, columns: [{ name: 'Offen' }] })
  const { id: card } = await alice.run(createCard, { department: id, column: columns[0], values: { title: 'Brot' } })
  await bob.take(alice)
  await bob.run(updateCard, { id: card, values: { title: 'Brot und Salz' } })
  await alice.take(bob)
  expect(await alice.rows('card')).toMatchObject([{ title: 'Brot und Salz', updatedBy: bob.me, createdBy: alice.me }])
  expect(await allTables(bob.store)).toEqual(await allTables(alice.store))
})
