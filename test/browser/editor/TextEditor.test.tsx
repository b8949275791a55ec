import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as Y from 'yjs'
import { safeHref } from '../../../renderer/store/editor/safeHref.ts'
import { TextEditor } from '../../../renderer/store/editor/TextEditor.tsx'
import '../../../renderer/ui/tokens.css'
import { join, type OpenDoc, openDoc } from './openDoc.ts'

const roots: Root[] = []
const show = (label: string, open: OpenDoc) => {
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  roots.push(root)
  root.render(<TextEditor text={open.text} label={label} placeholder="What is it about?" />)
  return root
}
afterEach(() => {
  for (const root of roots.splice(0)) root.unmount()
  document.body.replaceChildren()
})
const box = (label: string) => page.getByRole('textbox', { name: label })
const words = (open: OpenDoc) => open.text.fragment.toString()

test('opening a text writes nothing', async () => {
  const alice = openDoc('Alice')
  show('Plan', alice)
  await expect.element(box('Plan')).toBeVisible()
  await box('Plan').click()
  expect(alice.updates).toEqual([])
})

test('alice and bob type at once and both keep every letter; each sees the other by name', async () => {
  const alice = openDoc('Alice', { clientID: 1 })
  const bob = openDoc('Bob', { clientID: 2, color: '#7c3aed' })
  join(alice, bob)
  show('Alice writes', alice)
  show('Bob writes', bob)
  await box('Alice writes').click()
  await userEvent.keyboard('Bring the tables')
  await box('Bob writes').click()
  await userEvent.keyboard('{End} and the chairs')
  await expect.element(box('Alice writes')).toHaveTextContent('Bring the tables and the chairs')
  await vi.waitFor(() => expect(document.querySelector('.v-caret-name')?.textContent).toBe('Bob'))
  expect(words(alice)).toBe(words(bob))
})

test('undo takes back only what I wrote', async () => {
  const alice = openDoc('Alice', { clientID: 1 })
  const bob = openDoc('Bob', { clientID: 2 })
  join(alice, bob)
  show('Alice writes', alice)
  show('Bob writes', bob)
  await box('Alice writes').click()
  await userEvent.keyboard('mine')
  await box('Bob writes').click()
  await userEvent.keyboard('{End} his')
  await box('Alice writes').click()
  await userEvent.keyboard('{ControlOrMeta>}z{/ControlOrMeta}')
  await expect.element(box('Alice writes')).toHaveTextContent('his')
  expect(words(bob)).not.toContain('mine')
})

test('what is typed is flushed on blur and when the editor goes away', async () => {
  const alice = openDoc('Alice')
  const root = show('Plan', alice)
  await box('Plan').click()
  await userEvent.keyboard('kept')
  const before = alice.flushes()
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  expect(alice.flushes()).toBeGreaterThan(before)
  const blurred = alice.flushes()
  root.unmount()
  await vi.waitFor(() => expect(alice.flushes()).toBeGreaterThan(blurred))
})

test('the formatting bar is reached by keyboard and gives the focus back', async () => {
  const alice = openDoc('Alice')
  show('Plan', alice)
  await box('Plan').click()
  await userEvent.keyboard('{Alt>}{F10}{/Alt}')
  await expect.element(page.getByRole('button', { name: 'Bold' })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.element(box('Plan')).toHaveFocus()
  await userEvent.keyboard('loud')
  await vi.waitFor(() => expect(words(alice)).toContain('<bold>loud</bold>'))
})

test('a checklist is ticked with the mouse and both see it', async () => {
  const alice = openDoc('Alice', { clientID: 1 })
  const bob = openDoc('Bob', { clientID: 2 })
  join(alice, bob)
  show('Alice writes', alice)
  show('Bob writes', bob)
  await box('Alice writes').click()
  await userEvent.keyboard('[[ ] Buy tape')
  await page.getByRole('checkbox', { name: 'Done: Buy tape' }).first().click()
  await vi.waitFor(() => expect(document.querySelectorAll('li[data-checked="true"]')).toHaveLength(2))
})

test('a text that may only be read offers no bar and takes no letters', async () => {
  const alice = openDoc('Alice', { readOnly: true })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('as it is')])
  alice.text.fragment.insert(0, [paragraph])
  alice.updates.length = 0
  show('Plan', alice)
  await box('Plan').click()
  await userEvent.keyboard('x')
  await expect.element(box('Plan')).toHaveTextContent('as it is')
  expect(alice.updates).toEqual([])
  expect(document.querySelector('[role=toolbar]')).toBeNull()
})

test.each([
  ['vmeste.org', 'https://vmeste.org/'],
  ['http://a.example/x?y', 'http://a.example/x?y'],
  ['zoya@vmeste.org', 'mailto:zoya@vmeste.org'],
  ['javascript:alert(1)', null],
  ['JaVaScRiPt:alert(1)', null],
  ['data:text/html,x', null],
  ['two words', null],
  ['', null],
])('a link to %j opens %j', (typed, opened) => {
  expect(safeHref(typed)).toBe(opened)
})
