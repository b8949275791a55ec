import { Laptop, Plus, ScrollText } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../../store/hooks.tsx'
import type { Device } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'
import { Section } from '../../ui/Section.tsx'
import { AddLaptop } from './AddLaptop.tsx'
import { DeviceItem, deviceName } from './DeviceItem.tsx'
import { LoseDevice } from './LoseDevice.tsx'
import { d } from './messages.ts'
import { RenameDevice } from './RenameDevice.tsx'
import { SheetDialog } from './SheetDialog.tsx'
import { useDevices, useFirstSheet } from './useDevices.ts'
import './devices.css'

type Asked =
  | { readonly what: 'rename' | 'lose'; readonly device: Device }
  | { readonly what: 'add' | 'sheet' | 'firstSheet' }

/** On which laptops one is oneself, the sheet of paper among them; adding one, and closing off a lost one. */
export const DevicesScreen = () => {
  const i18n = useI18n()
  const { t } = i18n
  const { entry, me } = useSession()
  const { devices, askAgain } = useDevices(me)
  const first = useFirstSheet()
  const [asked, setAsked] = useState<Asked>()
  const close = () => {
    setAsked(undefined)
    askAgain()
    first.askAgain()
  }
  if (entry.sample)
    return (
      <Page title={t(d.title)} layout="text">
        <EmptyState icon={Laptop} title={t(d.title)}>
          {t(d.sample)}
        </EmptyState>
      </Page>
    )
  if (!devices) return null
  const active = devices.filter(({ state }) => state === 'active')
  const laptops = active.filter(({ kind }) => kind !== 'paper')
  const sheets = active.filter(({ kind }) => kind === 'paper')
  const lost = devices.filter(({ state, kind }) => state === 'lost' && kind !== 'paper')
  const item = (device: Device) => (
    <DeviceItem
      key={device.device}
      device={device}
      onRename={() => setAsked({ what: 'rename', device })}
      onLose={() => setAsked({ what: 'lose', device })}
    />
  )
  return (
    <Page
      title={t(d.title)}
      layout="text"
      actions={
        <Button variant="primary" icon={Plus} onPress={() => setAsked({ what: 'add' })}>
          {t(d.add)}
        </Button>
      }
    >
      <div className="v-devices">
        <p className="v-quiet v-prose">{t(d.lead)}</p>
        {first.sheet ? (
          <Section title={t(d.firstSheet)}>
            <p className="v-warning">{t(d.firstSheetWhy)}</p>
            <div className="v-row">
              <Button icon={ScrollText} variant="primary" onPress={() => setAsked({ what: 'firstSheet' })}>
                {t(d.firstSheetShow)}
              </Button>
            </div>
          </Section>
        ) : null}
        <ul className="v-device-list">{laptops.map(item)}</ul>
        <Section title={t(d.sheet)}>
          {sheets.length > 0 ? (
            <ul className="v-device-list">{sheets.map(item)}</ul>
          ) : (
            <p className="v-quiet v-prose">{t(d.sheetWhy)}</p>
          )}
          <div className="v-row">
            <Button icon={ScrollText} onPress={() => setAsked({ what: 'sheet' })}>
              {t(d.makeSheet)}
            </Button>
          </div>
        </Section>
        {lost.length > 0 ? (
          <Section title={t(d.closedOff)} count={lost.length}>
            <ul className="v-device-list">
              {lost.map((device) => (
                <li key={device.device} className="v-device v-quiet">
                  <Laptop size={20} aria-hidden />
                  <span className="v-device-words">
                    <span className="v-truncate">{deviceName(i18n, device)}</span>
                    <span className="v-caption">{t(d.lastSeen, { when: formatAt(i18n, device.lastSeen) })}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </div>
      {asked?.what === 'rename' ? <RenameDevice device={asked.device} onClose={close} /> : null}
      {asked?.what === 'lose' ? <LoseDevice device={asked.device} onClose={close} /> : null}
      {asked?.what === 'add' ? <AddLaptop onClose={close} /> : null}
      {asked?.what === 'sheet' ? <SheetDialog onClose={close} /> : null}
      {asked?.what === 'firstSheet' && first.sheet ? <SheetDialog first={first.sheet} onClose={close} /> : null}
    </Page>
  )
}
