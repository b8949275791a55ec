import { Wifi } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LanState } from '../../../shared/ipc/contract.ts'
import { useSettings } from '../../store/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { useDesktop } from '../../ui/desktop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { inviteMessages as m } from './inviteMessages.ts'

/** An invitation that leads nowhere helps nobody: says so before it is made, with the way out beside it. */
export const ReachHint = () => {
  const i18n = useI18n()
  const { t } = i18n
  const desktop = useDesktop()
  const [{ hub }] = useSettings()
  const [before, setBefore] = useState<LanState | null>(null)
  const [now, setNow] = useState<LanState | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    let isGone = false
    void desktop.lan().then((state) => {
      if (!isGone) setBefore(state)
    })
    return () => {
      isGone = true
    }
  }, [desktop])

  const letIn = async () => {
    setBusy(true)
    setNow(await desktop.setLan(true))
    setBusy(false)
  }

  const state = now ?? before
  // Elsewhere somebody has given this machine a meeting point, and invitations lead there.
  if (!before || !state || hub || (before.on && !before.problem)) return null
  return (
    <div className="v-invite-reach">
      <div role="status">
        <p>{t(state.on ? m.found : m.notFound)}</p>
        {state.problem ? <p>{problemText(i18n, state.problem)}</p> : null}
      </div>
      {state.on ? null : (
        <Button icon={Wifi} onPress={() => void letIn()} isDisabled={isBusy}>
          {t(m.letFind)}
        </Button>
      )}
    </div>
  )
}
