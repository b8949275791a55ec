import '../../../renderer/app/problemWords.ts'
import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ReachHint } from '../../../renderer/features/sync/ReachHint.tsx'
import { changeSettings } from '../../../renderer/store/settings.ts'
import { DesktopProvider } from '../../../renderer/ui/desktop.tsx'
import type { LanState } from '../../../shared/ipc/contract.ts'
import type { Desktop } from '../../../shared/ipc/desktop.ts'
import { clear, show } from '../ui/show.tsx'

afterEach(async () => {
  clear()
  await changeSettings({ hub: '' })
})

const off: LanState = { on: false, hubs: [], problem: null }
const on: LanState = { on: true, hubs: ['ws://192.168.1.5:47112/abc'], problem: null }

const open = (now: LanState, then: LanState) => {
  const desktop: Pick<Desktop, 'lan' | 'setLan'> = { lan: async () => now, setLan: async () => then }
  show(
    <DesktopProvider desktop={desktop as Desktop}>
      <ReachHint />
      <p>The form</p>
    </DesktopProvider>,
  )
}
const way = () => page.getByRole('button', { name: 'Let laptops on this Wi-Fi find this one' })

test('before an invitation that would lead nowhere she is told, and one click opens the way', async () => {
  open(off, on)
  await expect.element(page.getByText(/would lead nowhere/)).toBeVisible()
  expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([])
  await way().click()
  await expect.element(page.getByRole('status')).toHaveTextContent('may now find this one')
  await expect.element(way()).not.toBeInTheDocument()
})

test('a machine that refuses says why, and she may try again', async () => {
  open(off, { ...off, problem: { code: 'lan.cannotListen' } })
  await way().click()
  await expect.element(page.getByRole('status')).toHaveTextContent('Everything else works')
  await expect.element(way()).toBeEnabled()
})

test('nothing is said where she is found already, or has a meeting point elsewhere', async () => {
  open(on, on)
  await expect.element(page.getByText('The form')).toBeVisible()
  await expect.element(page.getByRole('status')).not.toBeInTheDocument()
  clear()
  await changeSettings({ hub: 'wss://meet.example/x' })
  open(off, on)
  await expect.element(page.getByText('The form')).toBeVisible()
  await new Promise(requestAnimationFrame)
  await expect.element(way()).not.toBeInTheDocument()
})
