import { useState } from 'react'
import { useSession } from '../../store/hooks.tsx'
import { useSettings } from '../../store/settings.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { LanSwitch } from './LanSwitch.tsx'
import { messages as m } from './messages.ts'

const isHub = (address: string): boolean => address === '' || /^wss?:\/\/[\x21-\x7e]+$/.test(address)

export const MeetingSettings = () => {
  const { t } = useI18n()
  const { entry } = useSession()
  const [settings, change] = useSettings()
  const [isWrong, setWrong] = useState(false)
  if (entry.sample) return null
  return (
    <Section title={t(m.meeting)}>
      <Switch isSelected={settings.meet} onChange={(meet) => change({ meet })} description={t(m.lookForOthersNote)}>
        {t(m.lookForOthers)}
      </Switch>
      <LanSwitch />
      <div className="v-settings-field">
        <TextField
          label={t(m.hub)}
          description={t(m.hubNote)}
          error={isWrong ? t(m.hubWrong) : undefined}
          value={settings.hub}
          maxLength={500}
          spellCheck="false"
          onCommit={(text) => {
            const hub = text.trim()
            setWrong(!isHub(hub))
            if (isHub(hub)) change({ hub })
          }}
        />
      </div>
    </Section>
  )
}
