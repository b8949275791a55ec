import { useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sections } from '../../ui/Section.tsx'
import { About } from './About.tsx'
import { DataSettings, type Saving } from './DataSettings.tsx'
import { LookSettings } from './LookSettings.tsx'
import { MeetingSettings } from './MeetingSettings.tsx'
import { MeSettings } from './MeSettings.tsx'
import { messages as m } from './messages.ts'
import { ProfileFields } from './ProfileFields.tsx'
import { ReadingSettings } from './ReadingSettings.tsx'
import './settings.css'

export interface SettingsScreenProps extends Saving {
  /** Where to go once this network is off the machine. */
  readonly onRemoved: () => void
}

export const SettingsScreen = (props: SettingsScreenProps) => {
  const { t } = useI18n()
  return (
    <Page title={t(m.title)} layout="text">
      <Sections>
        <LookSettings />
        <ReadingSettings />
        <MeSettings />
        <MeetingSettings />
        <ProfileFields />
        <DataSettings {...props} />
        <About />
      </Sections>
    </Page>
  )
}
