import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Invited, invitationTree, type TreeNode } from '../../../shared/queries/invitationTree.ts'

const invited = (member: string, invitedBy: string, since: number): Invited => ({ member, invitedBy, since })
const words = (nodes: readonly TreeNode[]): string =>
  nodes
    .map(({ member, isGone, brought, children }) => {
      const below = children.length > 0 ? `(${words(children)})` : ''
      return `${member}${isGone ? '?' : ''}${brought || ''}${below}`
    })
    .join(' ')

test('each stands under who brought her, oldest first, with the number of all who came that way', () => {
  const members = [
    invited('dora', 'bob', 4),
    invited('alice', '', 1),
    invited('carol', 'alice', 3),
    invited('bob', 'alice', 2),
    invited('emil', 'dora', 5),
  ]
  expect(words(invitationTree(members))).toBe('alice4(bob2(dora1(emil)) carol)')
})

test('who left keeps the place above those she brought', () => {
  expect(words(invitationTree([invited('alice', '', 1), invited('dora', 'bob', 4), invited('emil', 'bob', 5)]))).toBe(
    'alice bob?2(dora emil)',
  )
})

test('everybody stands in it exactly once, whatever the list says', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const someone = fc.constantFrom(...names)
  const list = fc.uniqueArray(
    fc.record({ member: someone, invitedBy: fc.oneof(someone, fc.constant('')), since: fc.nat(9) }),
    { selector: ({ member }) => member },
  )
  const all = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((each) => [each, ...all(each.children)])
  fc.assert(
    fc.property(list, (members) => {
      const nodes = all(invitationTree(members))
      const there = nodes.filter(({ isGone }) => !isGone).map(({ member }) => member)
      expect(there.toSorted()).toEqual(members.map(({ member }) => member).toSorted())
      expect(new Set(nodes.map(({ member }) => member)).size).toBe(nodes.length)
      for (const { brought, children } of nodes) expect(brought).toBe(all(children).length)
    }),
  )
})

test('a chain as long as a large network does not exhaust the stack', () => {
  const chain = Array.from({ length: 20_000 }, (_, i) => invited(`m${i}`, i === 0 ? '' : `m${i - 1}`, i))
  expect(invitationTree(chain)[0]!.brought).toBe(19_999)
})
