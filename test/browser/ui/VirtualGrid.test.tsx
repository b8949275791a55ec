import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { VirtualGrid, type VirtualGridProps } from '../../../renderer/ui/VirtualGrid.tsx'
import { clear, show } from './show.tsx'

interface Person {
  readonly id: string
  readonly name: string
  readonly city: string
}

const everyone = Array.from(
  { length: 20_000 },
  (_, i): Person => ({ id: `p${i}`, name: `Person ${i}`, city: `City ${i % 50}` }),
)
const byId = new Map(everyone.map((person) => [person.id, person]))
const columns: VirtualGridProps<Person>['columns'] = [
  { id: 'name', header: 'Name', width: '2fr', cell: (row) => row.name },
  { id: 'city', header: 'City', width: '1fr', cell: (row) => row.city },
]

const asked: (readonly string[])[] = []
const getRows = async (ids: readonly string[]) => {
  asked.push(ids)
  return ids.map((id) => byId.get(id))
}

const List = (props: Partial<VirtualGridProps<Person>>) => {
  const [open, setOpen] = useState<string>()
  return (
    <>
      <output>{open}</output>
      <VirtualGrid<Person>
        label="People"
        columns={columns}
        count={everyone.length}
        rowKey={(index) => everyone[index]!.id}
        getRows={getRows}
        onOpen={setOpen}
        selected={open}
        {...props}
      />
    </>
  )
}

const grid = () => page.getByRole('grid', { name: 'People' })
const rows = () => [...document.querySelectorAll<HTMLElement>('.v-grid-item')]
const focused = () => document.activeElement?.textContent ?? ''
const opened = () => document.querySelector('output')!.textContent

afterEach(() => {
  clear()
  asked.length = 0
})

test('20,000 people: only those in view exist, and all are counted for readers', async () => {
  show(<List />)
  await expect.element(page.getByText('Person 0', { exact: true })).toBeVisible()
  expect(rows().length).toBeLessThan(60)
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '20001')
  expect(rows()[0]!.getAttribute('aria-rowindex')).toBe('2')
})

test('the whole window is asked for at once, and never the same rows twice', async () => {
  show(<List />)
  await expect.element(page.getByText('Person 0', { exact: true })).toBeVisible()
  const first = asked.flat()
  expect(first.length).toBeGreaterThan(10)
  expect(new Set(first).size).toBe(first.length)
  expect(asked.length).toBeLessThanOrEqual(3)
})

test('the keyboard moves by row, page and end, and Enter opens', async () => {
  show(<List />)
  await expect.element(page.getByText('Person 0', { exact: true })).toBeVisible()
  await userEvent.tab()
  expect(focused()).toContain('Person 0')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await vi.waitFor(() => expect(focused()).toContain('Person 2'))
  await userEvent.keyboard('{End}')
  await vi.waitFor(() => expect(focused()).toContain('Person 19999'))
  await userEvent.keyboard('{PageUp}')
  await vi.waitFor(() => expect(focused()).not.toContain('Person 19999'))
  await userEvent.keyboard('{Home}')
  await vi.waitFor(() => expect(focused()).toContain('Person 0'))
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await vi.waitFor(() => expect(opened()).toBe('p1'))
  expect(document.querySelector('[aria-selected=true]')!.textContent).toContain('Person 1')
})

test('one row is in the tab order, however far one scrolls away from it', async () => {
  show(<List />)
  await expect.element(page.getByText('Person 0', { exact: true })).toBeVisible()
  await userEvent.tab()
  const scroller = document.querySelector('.v-grid')!
  scroller.scrollTop = 300_000
  await vi.waitFor(() => expect(rows().some((row) => row.textContent?.includes('Person 83'))).toBe(true))
  expect(focused()).toContain('Person 0')
  expect(document.querySelectorAll('.v-grid-item[tabindex="0"]').length).toBe(1)
})

test('what stands on screen stays while a new version is fetched', async () => {
  let release = () => {}
  let version = 0
  let setVersion = (_: number) => {}
  const slow = (ids: readonly string[]) =>
    new Promise<(Person | undefined)[]>((resolve) => {
      const rowsNow = ids.map((id) => ({ ...byId.get(id)!, city: `Version ${version}` }))
      if (version === 0) resolve(rowsNow)
      else release = () => resolve(rowsNow)
    })
  const Versions = () => {
    const [held, set] = useState(0)
    setVersion = set
    return <List getRows={slow} version={held} />
  }
  show(<Versions />)
  await vi.waitFor(() => expect(rows()[0]!.textContent).toContain('Version 0'))
  const blanks: string[] = []
  const watcher = new MutationObserver(() => {
    for (const row of rows()) if (row.textContent === '') blanks.push(row.dataset.index!)
  })
  watcher.observe(document.querySelector('.v-grid-body')!, { childList: true, subtree: true, characterData: true })
  version = 1
  setVersion(1)
  await vi.waitFor(() => {
    release()
    expect(rows()[0]!.textContent).toContain('Version 1')
  })
  watcher.disconnect()
  expect(blanks).toEqual([])
})

test('rows keep their height through every scroll, so that nothing shifts', async () => {
  show(<List />)
  await expect.element(page.getByText('Person 0', { exact: true })).toBeVisible()
  const scroller = document.querySelector('.v-grid')!
  const total = document.querySelector<HTMLElement>('.v-grid-body')!.style.height
  for (const top of [10_000, 250_000, 640_000, 100]) {
    scroller.scrollTop = top
    await vi.waitFor(() => expect(rows().some((row) => Math.abs(row.getBoundingClientRect().top) < 500)).toBe(true))
    expect(new Set(rows().map((row) => row.getBoundingClientRect().height)).size).toBe(1)
    expect(document.querySelector<HTMLElement>('.v-grid-body')!.style.height).toBe(total)
  }
})

test('compact density makes lower rows', async () => {
  show(<List />)
  await expect.element(page.getByText('Person 0', { exact: true })).toBeVisible()
  expect(rows()[0]!.getBoundingClientRect().height).toBe(36)
  document.documentElement.dataset.density = 'compact'
  await vi.waitFor(() => expect(rows()[0]!.getBoundingClientRect().height).toBe(30))
  delete document.documentElement.dataset.density
})

test('an empty list says so', async () => {
  show(<List count={0} empty={<p>Nobody yet</p>} />)
  await expect.element(page.getByText('Nobody yet')).toBeVisible()
})
