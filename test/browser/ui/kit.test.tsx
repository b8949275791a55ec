import axe from 'axe-core'
import { Inbox, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Avatar } from '../../../renderer/ui/Avatar.tsx'
import { useAction, useActions } from '../../../renderer/ui/actions.tsx'
import { Badge } from '../../../renderer/ui/Badge.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Checkbox } from '../../../renderer/ui/Checkbox.tsx'
import { ComboBox } from '../../../renderer/ui/ComboBox.tsx'
import { DateField, DateTimeField } from '../../../renderer/ui/DateField.tsx'
import { Dialog } from '../../../renderer/ui/Dialog.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { FileDrop } from '../../../renderer/ui/FileDrop.tsx'
import { IconButton } from '../../../renderer/ui/IconButton.tsx'
import { Inspector } from '../../../renderer/ui/Inspector.tsx'
import { holdKeys } from '../../../renderer/ui/keys.ts'
import { Menu } from '../../../renderer/ui/Menu.tsx'
import { Page } from '../../../renderer/ui/Page.tsx'
import { ProgressBar } from '../../../renderer/ui/ProgressBar.tsx'
import { QrImage } from '../../../renderer/ui/QrImage.tsx'
import { Section } from '../../../renderer/ui/Section.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { Select } from '../../../renderer/ui/Select.tsx'
import { Switch } from '../../../renderer/ui/Switch.tsx'
import { Tabs } from '../../../renderer/ui/Tabs.tsx'
import { TagField } from '../../../renderer/ui/TagField.tsx'
import { TextArea } from '../../../renderer/ui/TextArea.tsx'
import { TextField } from '../../../renderer/ui/TextField.tsx'
import { useToasts } from '../../../renderer/ui/toasts.tsx'
import { clear, show } from './show.tsx'

afterEach(() => {
  clear()
  delete document.documentElement.dataset.scheme
})

/** Puts the keyboard on the first option and takes it. The test page scrolls under its frame, which may take the mark away once. */
const takeFirst = async (label: string) => {
  const input = page.getByRole('combobox', { name: label }).element()
  await vi.waitFor(async () => {
    await userEvent.keyboard('{ArrowDown}')
    await new Promise(requestAnimationFrame)
    expect(input.getAttribute('aria-activedescendant')).toBeTruthy()
  })
  await userEvent.keyboard('{Enter}')
}

const fruits = ['Apple', 'Überraschung', 'Яблоко', 'Pear'].map((label) => ({ id: label.toLowerCase(), label }))

describe('a field that saves itself', () => {
  const commits: string[] = []
  const Name = () => {
    const [name, setName] = useState('Boris')
    return (
      <>
        <TextField
          label="Name"
          value={name}
          onCommit={(next) => {
            commits.push(next)
            setName(next)
          }}
        />
        <Button onPress={() => setName('Changed by Zoya')}>Arrives</Button>
      </>
    )
  }
  afterEach(() => void commits.splice(0))

  test('gives its text on Enter and on leaving, once, and only when it changed', async () => {
    show(<Name />)
    const field = page.getByLabelText('Name')
    await field.fill('Boris B')
    expect(commits).toEqual([])
    await userEvent.keyboard('{Enter}')
    expect(commits).toEqual(['Boris B'])
    await userEvent.tab()
    expect(commits).toEqual(['Boris B'])
    await field.fill('Boris C')
    await userEvent.tab()
    expect(commits).toEqual(['Boris B', 'Boris C'])
  })

  test('gives its text when the screen or the window closes over it', async () => {
    show(<Name />)
    await page.getByLabelText('Name').fill('Boris D')
    clear()
    expect(commits).toEqual(['Boris D'])
    show(<Name />)
    await page.getByLabelText('Name').fill('Boris E')
    window.dispatchEvent(new Event('pagehide'))
    expect(commits).toEqual(['Boris D', 'Boris E'])
  })

  test('Escape takes back what was typed', async () => {
    show(<Name />)
    const field = page.getByLabelText('Name')
    await field.fill('Nonsense')
    await userEvent.keyboard('{Escape}')
    await expect.element(field).toHaveValue('Boris')
    await userEvent.tab()
    expect(commits).toEqual([])
  })
})

test('Escape in a field of an open record first takes back what was typed, then closes the record', async () => {
  const onClose = vi.fn()
  const onCommit = vi.fn()
  show(
    <Inspector title="Boris" onClose={onClose}>
      <TextField label="Name" value="Boris" onCommit={onCommit} />
      <TextArea label="Note" value="" onCommit={onCommit} />
      <Select label="Role" value="a" onChange={() => {}} options={[{ id: 'a', label: 'Member' }]} />
    </Inspector>,
  )
  const name = page.getByLabelText('Name')
  await userEvent.fill(name, 'Bob')
  await userEvent.keyboard('{Escape}')
  await expect.element(name).toHaveValue('Boris')
  expect(onClose).not.toHaveBeenCalled()
  // What floats above the record is closed first.
  await page.getByRole('button', { name: 'Role' }).click()
  await userEvent.keyboard('{Escape}')
  expect(onClose).not.toHaveBeenCalled()
  await page.getByLabelText('Note').click()
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  expect(onCommit).not.toHaveBeenCalled()
})

test('a set of words grows by Enter, comma and choice, and shrinks by Backspace', async () => {
  const Skills = () => {
    const [values, setValues] = useState<readonly string[]>([])
    return (
      <>
        <TagField label="Skills" values={values} onChange={setValues} suggestions={['design', 'Übersetzen']} />
        <output>{values.join('|')}</output>
      </>
    )
  }
  show(<Skills />)
  const input = page.getByRole('combobox', { name: 'Skills' })
  const words = () => document.querySelector('output')!.textContent
  await input.click()
  await userEvent.keyboard('law{Enter}')
  await vi.waitFor(() => expect(words()).toBe('law'))
  await userEvent.keyboard('cooking,')
  await vi.waitFor(() => expect(words()).toBe('law|cooking'))
  await userEvent.keyboard('ueber')
  await expect.element(page.getByRole('option', { name: 'Übersetzen' })).toBeVisible()
  await takeFirst('Skills')
  await vi.waitFor(() => expect(words()).toBe('law|cooking|Übersetzen'))
  await input.click()
  await userEvent.keyboard('{Backspace}')
  await vi.waitFor(() => expect(words()).toBe('law|cooking'))
})

test('a choice among many is found by typing in either script', async () => {
  const Choice = () => {
    const [value, setValue] = useState('')
    return (
      <>
        <ComboBox label="Fruit" value={value} onChange={setValue} options={fruits} />
        <output>{value}</output>
      </>
    )
  }
  show(<Choice />)
  await page.getByRole('combobox', { name: 'Fruit' }).click()
  await userEvent.keyboard('yablo')
  await expect.element(page.getByRole('option', { name: 'Яблоко' })).toBeVisible()
  await takeFirst('Fruit')
  await vi.waitFor(() => expect(document.querySelector('output')!.textContent).toBe('яблоко'))
})

test('a date is typed by segments and comes as the model has it', async () => {
  const When = () => {
    const [value, setValue] = useState('2026-11-20T19:30')
    return (
      <>
        <DateTimeField label="Start" value={value} onChange={setValue} allowsAllDay />
        <output>{value}</output>
      </>
    )
  }
  show(<When />)
  await page.getByRole('spinbutton', { name: /hour/i }).click()
  await userEvent.keyboard('{ArrowUp}')
  await vi.waitFor(() => expect(document.querySelector('output')!.textContent).toBe('2026-11-20T20:30'))
  await page.getByText('All day').click()
  await vi.waitFor(() => expect(document.querySelector('output')!.textContent).toBe('2026-11-20'))
})

describe('keys', () => {
  const ran: string[] = []
  afterEach(() => void ran.splice(0))
  const Keys = () => {
    const [isOpen, setOpen] = useState(false)
    useAction({ id: 'frame.c', label: 'Frame', keys: 'c', run: () => ran.push('frame c') })
    useAction({ id: 'page.c', label: 'Create', keys: 'c', run: () => ran.push('page c') })
    useAction({ id: 'go.p', label: 'People', keys: 'g p', group: 'go', run: () => ran.push('g p') })
    useAction({ id: 'undo', label: 'Undo', keys: 'Mod+z', run: () => ran.push('undo') })
    useAction({ id: 'help', label: 'Keys', keys: '?', run: () => ran.push('?') })
    return (
      <>
        <output>{useActions().length}</output>
        <TextField label="Text" value="" onChange={() => {}} />
        <Button onPress={() => setOpen(true)}>Open</Button>
        <Dialog title="Sure?" isOpen={isOpen} onClose={() => setOpen(false)}>
          <p>Yes or no.</p>
        </Dialog>
      </>
    )
  }

  test('the innermost screen wins, sequences work, and `?` is what Shift makes', async () => {
    show(<Keys />)
    await vi.waitFor(() => expect(document.querySelector('output')!.textContent).toBe('5'))
    await userEvent.keyboard('c')
    await userEvent.keyboard('gp')
    await userEvent.keyboard('?')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(ran).toEqual(['page c', 'g p', '?', 'undo'])
  })

  test('typing commands nothing, and a field undoes its own typing', async () => {
    show(<Keys />)
    await page.getByLabelText('Text').click()
    await userEvent.keyboard('cgp?')
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(ran).toEqual([])
  })

  test('a Cyrillic keyboard works by the place of its keys', async () => {
    show(<Keys />)
    await vi.waitFor(() => expect(document.querySelector('output')!.textContent).toBe('5'))
    for (const [key, code] of [
      ['с', 'KeyC'],
      ['п', 'KeyG'],
      ['з', 'KeyP'],
    ])
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true }))
    expect(ran).toEqual(['page c', 'g p'])
  })

  test('keys wait for a page that is on its way, and are lost on nothing but a field that it opens', async () => {
    show(<Keys />)
    await vi.waitFor(() => expect(document.querySelector('output')!.textContent).toBe('5'))
    const superseded = holdKeys()
    await userEvent.keyboard('c')
    const arrived = holdKeys()
    await userEvent.keyboard('gp')
    superseded()
    expect(ran).toEqual([])
    arrived()
    expect(ran).toEqual(['page c', 'g p'])
    const before = holdKeys()
    await userEvent.keyboard('n')
    before()
    const Late = () => {
      useAction({ id: 'late.n', label: 'Late', keys: 'n', run: () => ran.push('late n') })
      return null
    }
    show(<Late />)
    await vi.waitFor(() => expect(ran).toEqual(['page c', 'g p', 'late n']))
    ran.splice(2)
    const intoText = holdKeys()
    await userEvent.keyboard('c')
    await page.getByLabelText('Text').click()
    intoText()
    expect(ran).toEqual(['page c', 'g p'])
  })

  test('an open dialog keeps all keys to itself, and gives the focus back when it closes', async () => {
    show(<Keys />)
    await page.getByRole('button', { name: 'Open' }).click()
    await expect.element(page.getByRole('dialog', { name: 'Sure?' })).toBeVisible()
    await userEvent.keyboard('c')
    expect(ran).toEqual([])
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(document.querySelector('[role=dialog]')).toBeNull())
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Open'))
  })
})

test('a toast offers its one action and goes when it was taken', async () => {
  const undone = vi.fn()
  const Act = () => {
    const toasts = useToasts()
    return (
      <Button onPress={() => toasts.show({ text: 'Card archived', action: { label: 'Undo', onAction: undone } })}>
        Archive
      </Button>
    )
  }
  show(<Act />)
  await page.getByRole('button', { name: 'Archive' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(undone).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(document.querySelector('.v-toast')).toBeNull())
})

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  const Everything = () => (
    <Page title="Everything" count={12} actions={<IconButton icon={Plus} label="New" />} layout="text">
      <Section title="Fields" count={3}>
        <TextField label="Name" value="Boris" onChange={() => {}} description="As others know you" />
        <TextField label="Mail" value="x" onChange={() => {}} error="Not an address" placeholder="you@example.org" />
        <TextArea label="Intro" value="" onChange={() => {}} placeholder="A few words" />
        <TagField label="Skills" values={['design', 'law']} onChange={() => {}} />
        <Select label="Fruit" value="pear" onChange={() => {}} options={fruits} />
        <ComboBox label="Other fruit" value="pear" onChange={() => {}} options={fruits} allowsEmpty />
        <DateField label="Due" value="2026-11-20" onChange={() => {}} />
        <Checkbox isSelected onChange={() => {}}>
          Done
        </Checkbox>
        <Switch isSelected onChange={() => {}} description="Others see it">
          Look for others
        </Switch>
        <Segmented
          label="View"
          value="a"
          onChange={() => {}}
          options={[
            { id: 'a', label: 'Board' },
            { id: 'b', label: 'List' },
          ]}
        />
      </Section>
      <Section title="Shown">
        <Badge tone="good">in step</Badge>
        <Badge hue={2}>Design</Badge>
        <Avatar name="Zoya Petrova" seed="z" isNamed={false} />
        <ProgressBar label="Receiving" value={3} max={10} />
        <QrImage text="vmeste://join/x" label="Invitation" />
        <Tabs label="Parts" items={[{ id: 'a', label: 'First', content: 'One' }]} />
        <Menu
          label="More"
          trigger={<Button>More</Button>}
          items={[{ id: 'x', label: 'Remove', icon: Trash2, danger: true, onAction: () => {} }]}
        />
        <EmptyState icon={Inbox} title="Nothing yet" action={<Button variant="primary">Begin</Button>}>
          One sentence.
        </EmptyState>
        <FileDrop label="Your list" onFiles={() => {}} />
      </Section>
    </Page>
  )

  test('axe finds nothing in any piece', async () => {
    document.documentElement.dataset.scheme = scheme
    show(<Everything />, { height: 1400 })
    await expect.element(page.getByRole('heading', { name: 'Everything' })).toBeVisible()
    const { violations } = await axe.run(document.querySelector('main')!)
    expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
})

test('a dialog whose text is longer than the window can be read to its end by keyboard', async () => {
  await page.viewport(800, 400)
  show(
    <Dialog title="All of it" isOpen onClose={() => {}}>
      {Array.from({ length: 40 }, (_, line) => `Line ${line}`).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Dialog>,
  )
  const body = () => document.querySelector<HTMLElement>('.v-dialog-body')
  await vi.waitFor(() => expect(body()?.tabIndex).toBe(0))
  while (document.activeElement !== body()) await userEvent.keyboard('{Tab}')
  await userEvent.keyboard('{End}')
  await expect.element(page.getByText('Line 39')).toBeInViewport()
})
