import { useEffect, useState } from 'react'
import { parseApplyLink } from '../../../shared/roster/apply.ts'
import type { NetworkEntry } from '../../store/api.ts'
import { openApplication, useApplications } from '../../store/applications.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { ApplicationForm } from './ApplicationForm.tsx'
import { ApplicationWaits } from './ApplicationWaits.tsx'
import { applyMessages as m } from './applyMessages.ts'
import { WelcomeFrame } from './WelcomeFrame.tsx'

export interface ApplyScreenProps {
  /** The address that the app was opened with. */
  readonly link: string
  readonly networks: readonly NetworkEntry[]
  readonly onEnter: (entry: NetworkEntry) => void
  readonly onBack: () => void
}

/** Asking to be taken in, without an invitation: written, left at the door, and how it stands. */
export const ApplyScreen = ({ link, networks, onEnter, onBack }: ApplyScreenProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const toasts = useToasts()
  const applications = useApplications()
  const [isChanging, setChanging] = useState(false)
  useTitle(t(m.title))
  const address = parseApplyLink(link)
  const net = address.ok ? address.value.net : ''
  const mine = networks.find((each) => each.net === net)
  const application = applications?.find((each) => each.net === net)
  const isNew = applications !== undefined && address.ok && !mine && !application
  useEffect(() => {
    if (!isNew) return
    const opened = parseApplyLink(link)
    if (!opened.ok) return
    void openApplication(opened.value).then((result) => {
      if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
    })
  }, [isNew, link, i18n, toasts])

  if (!address.ok)
    return (
      <WelcomeFrame onBack={onBack}>
        <div className="v-welcome-form" role="alert">
          <h1>{t(m.notFound)}</h1>
          <p>{problemText(i18n, address.error)}</p>
        </div>
      </WelcomeFrame>
    )
  if (mine)
    return (
      <WelcomeFrame onBack={onBack}>
        <div className="v-welcome-form">
          <h1>{mine.name}</h1>
          <p>{t(m.already, { network: mine.name })}</p>
          <div className="v-row">
            <Button variant="primary" onPress={() => onEnter(mine)} autoFocus>
              {t(m.open, { network: mine.name })}
            </Button>
          </div>
        </div>
      </WelcomeFrame>
    )
  const isWriting = application && (isChanging || application.state === 'draft' || application.state === 'asked')
  return (
    <WelcomeFrame onBack={isChanging ? () => setChanging(false) : onBack}>
      {!application ? null : isWriting ? (
        <ApplicationForm
          key={application.net}
          application={application}
          onSent={() => setChanging(false)}
          onCancel={isChanging ? () => setChanging(false) : undefined}
        />
      ) : (
        <ApplicationWaits application={application} onChange={() => setChanging(true)} onGone={onBack} />
      )}
    </WelcomeFrame>
  )
}
