import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../store/hooks.tsx'
import { removeNetwork } from '../store/networks.ts'
import { Button } from '../ui/Button.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import { messages } from './messages.ts'

/** Says on every page that this is only a play; gone in one click. */
export const SampleBanner = () => {
  const i18n = useI18n()
  const { entry } = useSession()
  const navigate = useNavigate()
  const toasts = useToasts()
  const throwAway = async () => {
    await navigate({ to: '/welcome' })
    const result = await removeNetwork(entry.key)
    toasts.show(
      result.ok ? { text: i18n.t(messages.thrownAway) } : { text: problemText(i18n, result.error), tone: 'bad' },
    )
  }
  return (
    <aside className="v-sample" aria-label={i18n.t(messages.sampleMark)}>
      <span>{i18n.t(messages.sampleBanner)}</span>
      <Button size="small" onPress={throwAway}>
        {i18n.t(messages.throwAway)}
      </Button>
    </aside>
  )
}
