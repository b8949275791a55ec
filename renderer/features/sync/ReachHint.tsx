import { useSettings } from '../../store/settings.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { LetFind } from '../../ui/LetFind.tsx'
import { inviteMessages as m } from './inviteMessages.ts'

/** An invitation that leads nowhere helps nobody: says so before it is made. */
export const ReachHint = () => {
  const { t } = useI18n()
  const [{ hub }] = useSettings()
  // Somebody has given this machine a meeting point elsewhere, and invitations lead there.
  return hub ? null : <LetFind why={t(m.notFound)} />
}
