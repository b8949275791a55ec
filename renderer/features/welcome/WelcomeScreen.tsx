import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, Compass, DoorOpen, Laptop, ScrollText, Sprout } from 'lucide-react'
import { useState } from 'react'
import type { NetworkEntry } from '../../store/api.ts'
import { foundSample } from '../../store/networks.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { Door } from './Door.tsx'
import { FoundForm } from './FoundForm.tsx'
import { MyApplications } from './MyApplications.tsx'
import { messages } from './messages.ts'
import { r } from './returnMessages.ts'
import { WelcomeFrame } from './WelcomeFrame.tsx'

export interface WelcomeScreenProps {
  /** Networks already on this machine. */
  readonly networks: readonly NetworkEntry[]
  readonly onEnter: (entry: NetworkEntry) => void
}

/** Three doors, and the networks that are here already. */
export const WelcomeScreen = ({ networks, onEnter }: WelcomeScreenProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const navigate = useNavigate()
  const toasts = useToasts()
  const [isFounding, setFounding] = useState(false)
  const [isPreparing, setPreparing] = useState(false)
  useTitle(t(messages.title))

  const lookAround = async () => {
    const before = networks.find((each) => each.sample)
    if (before) return onEnter(before)
    setPreparing(true)
    const result = await foundSample({
      network: t(messages.sampleNetwork),
      name: t(messages.sampleMe),
      locale: i18n.locale,
    })
    setPreparing(false)
    if (result.ok) onEnter(result.value)
    else toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
  }

  if (isFounding)
    return (
      <WelcomeFrame onBack={() => setFounding(false)}>
        <FoundForm onFounded={onEnter} />
      </WelcomeFrame>
    )
  return (
    <WelcomeFrame onBack={networks.length > 0 ? () => void navigate({ to: '/' }) : undefined}>
      <header className="v-welcome-head">
        <h1>{t(messages.tagline)}</h1>
        <p>{t(messages.lead)}</p>
      </header>
      <div className="v-doors">
        <Door
          icon={Sprout}
          title={t(messages.foundTitle)}
          text={t(messages.foundText)}
          onPress={() => setFounding(true)}
          isMain
        />
        <Door
          icon={DoorOpen}
          title={t(messages.joinTitle)}
          text={t(messages.joinText)}
          onPress={() => void navigate({ to: '/join' })}
        />
        <Door
          icon={Compass}
          title={t(messages.lookTitle)}
          text={isPreparing ? t(messages.preparing) : t(messages.lookText)}
          isBusy={isPreparing}
          onPress={lookAround}
        />
      </div>
      <section className="v-welcome-mine">
        <h2>{t(r.already)}</h2>
        <div className="v-welcome-back">
          <Button variant="plain" icon={Laptop} onPress={() => void navigate({ to: '/link' })}>
            {t(r.toLink)}
          </Button>
          <Button variant="plain" icon={ScrollText} onPress={() => void navigate({ to: '/recover' })}>
            {t(r.toRecover)}
          </Button>
        </div>
      </section>
      <MyApplications onOpen={(payload) => void navigate({ to: '/apply/$payload', params: { payload } })} />
      {networks.length > 0 ? (
        <section className="v-welcome-mine">
          <h2>{t(messages.yours)}</h2>
          <ul>
            {networks.map((each) => (
              <li key={each.key}>
                <Button
                  variant="plain"
                  className="v-welcome-network"
                  onPress={() => onEnter(each)}
                  end={<ArrowRight size={16} aria-hidden />}
                >
                  {each.name} {each.sample ? <Badge tone="warn">{t(messages.sample)}</Badge> : null}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </WelcomeFrame>
  )
}
