import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as Y from 'yjs'
import { TextEditor } from '../../../renderer/store/editor/TextEditor.tsx'
import { splitUpdate } from '../../../shared/replica/encodeUpdate.ts'
import { checkForm } from '../../../shared/replica/formCheck.ts'
import '../../../renderer/ui/tokens.css'
import { type OpenDoc, openDoc } from './openDoc.ts'

const clientID = 4711
let root: Root | undefined
afterEach(() => {
  root?.unmount()
  document.body.replaceChildren()
})

const edit = async (alice: OpenDoc) => {
  const host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
  root.render(<TextEditor text={alice.text} label="Plan" />)
  await page.getByRole('textbox', { name: 'Plan' }).click()
}
const paste = (data: Readonly<Record<string, string>>) => {
  const clipboardData = new DataTransfer()
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value)
  document
    .querySelector('.v-written')!
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}
/** What would be stored: the session's updates as one, split as the replica splits them; every part must pass. */
const store = (alice: OpenDoc): Y.Doc => {
  const parts = splitUpdate(Y.mergeUpdates(alice.updates))
  const broken = parts
    .map((part) => checkForm(part, (client) => client === clientID))
    .filter((each) => typeof each === 'string')
  expect(broken).toEqual([])
  const there = new Y.Doc({ gc: false })
  for (const part of parts) Y.applyUpdate(there, part)
  return there
}

test('P-DOC-5: everything the editor writes passes the form check and reads back the same', async () => {
  const alice = openDoc('Alice', { clientID })
  await edit(alice)
  await userEvent.keyboard('## Plan{Enter}Some **loud** and *soft* words, `code`, vmeste.org {Enter}')
  await userEvent.keyboard('- one{Enter}two{Enter}{Tab}deeper{Enter}{Enter}{Enter}')
  await userEvent.keyboard('[[ ] buy tape{Enter}{Enter}> said somebody{Enter}{Enter}1. first{Enter}{Enter}---')
  expect(alice.text.fragment.toString()).toMatch(/^<heading.*taskitem.*blockquote.*orderedlist.*horizontalrule/)
  await page.getByRole('checkbox').first().click()
  await userEvent.keyboard('{ControlOrMeta>}z{/ControlOrMeta}')
  await userEvent.keyboard('{ControlOrMeta>}{Shift>}z{/Shift}{/ControlOrMeta}')
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}{ControlOrMeta>}b{/ControlOrMeta}')
  expect(store(alice).getXmlFragment('description').toString()).toBe(alice.text.fragment.toString())
})

test('P-DOC-5: a pasted book of 5,000 paragraphs is stored in parts that each pass', async () => {
  const alice = openDoc('Alice', { clientID })
  await edit(alice)
  paste({ 'text/plain': Array.from({ length: 5000 }, (_, i) => `Paragraph ${i}`).join('\n\n') })
  await vi.waitFor(() => expect(alice.text.fragment.length).toBeGreaterThan(4990))
  expect(store(alice).getXmlFragment('description').length).toBe(alice.text.fragment.length)
})

test('P-DOC-5: one paragraph of 200,000 letters is stored in parts that each pass', async () => {
  const alice = openDoc('Alice', { clientID })
  await edit(alice)
  paste({ 'text/plain': 'letter '.repeat(28_572) })
  await vi.waitFor(() => expect(alice.text.fragment.toString().length).toBeGreaterThan(199_000))
  expect(store(alice).getXmlFragment('description').toString()).toBe(alice.text.fragment.toString())
})

test('pasted markup keeps its meaning and loses scripts, styles and dangerous links', async () => {
  const alice = openDoc('Alice', { clientID })
  await edit(alice)
  paste({
    'text/html':
      '<p style="color:red" onclick="x()">Plain <b>loud</b> <a href="javascript:alert(1)">bad</a> <a href="https://a.example/">good</a><script>x()</script><img src="https://a.example/spy.png"></p>',
  })
  await vi.waitFor(() => expect(alice.text.fragment.toString()).toContain('good'))
  const stored = store(alice).getXmlFragment('description').toString()
  expect(stored).toContain('<bold>loud</bold>')
  expect(stored).toContain('https://a.example/')
  expect(stored).not.toMatch(/javascript|script|img|style|onclick/)
})
