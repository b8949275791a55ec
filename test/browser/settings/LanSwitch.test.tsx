import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { LanSwitch } from '../../../renderer/features/settings/LanSwitch.tsx'
import '../../../renderer/app/problemWords.ts'
import { DesktopProvider } from '../../../renderer/ui/desktop.tsx'
import type { Locale } from '../../../renderer/ui/i18n.tsx'
import type { LanState } from '../../../shared/ipc/contract.ts'
import type { Desktop } from '../../../shared/ipc/desktop.ts'
import { clear, show } from '../ui/show.tsx'

afterEach(clear)

const off: LanState = { on: false, hubs: [], problem: null }
const on: LanState = { on: true, hubs: ['ws://192.168.1.5:47112/abcdefghijklmnopqrstuv'], problem: null }

/** A machine that is switched by hand: each answer is given when the story says so. */
const machine = (now: LanState) => {
  const asked: boolean[] = []
  const answers: ((state: LanState) => void)[] = []
  const desktop: Pick<Desktop, 'lan' | 'setLan'> = {
    lan: async () => now,
    setLan: (wanted) => {
      asked.push(wanted)
      return new Promise((resolve) => answers.push(resolve))
    },
  }
  return { desktop: desktop as Desktop, asked, answer: (state: LanState) => answers.shift()!(state) }
}

const open = (desktop: Desktop, locale: Locale = 'en') =>
  show(
    <DesktopProvider desktop={desktop}>
      <LanSwitch />
    </DesktopProvider>,
    { locale },
  )
const toggle = () => page.getByRole('switch')
const click = (label: string) => page.getByText(label, { exact: true }).click()
const label = 'Let laptops on this Wi-Fi find this one'

test('off until she switches it on; then the address is there for whoever does not find her', async () => {
  const { desktop, asked, answer } = machine(off)
  open(desktop)
  await expect.element(toggle()).toBeEnabled()
  await expect.element(toggle()).not.toBeChecked()
  await click(label)
  // Moves at once, and keeps the keyboard's place while the machine is asked.
  await expect.element(toggle()).toBeChecked()
  await expect.element(toggle()).toBeEnabled()
  answer(on)
  await expect.element(page.getByText(on.hubs[0]!)).toBeVisible()
  await click(label)
  answer(off)
  await expect.element(page.getByText(on.hubs[0]!)).not.toBeInTheDocument()
  await expect.element(toggle()).not.toBeChecked()
  expect(asked).toEqual([true, false])
})

test('what was switched on before is shown as it is', async () => {
  open(machine(on).desktop)
  await expect.element(toggle()).toBeChecked()
})

test('a machine that does not let her says so calmly, and she may try again', async () => {
  const { desktop, answer } = machine(off)
  open(desktop)
  await expect.element(toggle()).toBeEnabled()
  await click(label)
  answer({ ...off, problem: { code: 'lan.cannotListen' } })
  await expect.element(page.getByRole('status')).toHaveTextContent('Everything else works')
  await expect.element(toggle()).not.toBeChecked()
  await click(label)
  answer(on)
  await expect.element(toggle()).toBeChecked()
  await expect.element(page.getByRole('status')).toBeEmptyDOMElement()
})

test.each(['en', 'de', 'ru'] as const)('without a network it is on and waits, in %s', async (locale) => {
  open(machine({ on: true, hubs: [], problem: { code: 'lan.noNetwork' } }).desktop, locale)
  await expect.element(page.getByRole('status')).toHaveTextContent(/network|Netz|сети/)
  await expect.element(toggle()).toBeChecked()
  const { violations } = await axe.run(document.body)
  expect(violations.map(({ id }) => id)).toEqual([])
})
