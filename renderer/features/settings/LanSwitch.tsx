import { useEffect, useState } from 'react'
import type { LanState } from '../../../shared/ipc/contract.ts'
import { useDesktop } from '../../ui/desktop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { letFindWords } from '../../ui/LetFind.tsx'
import { problemText } from '../../ui/problems.ts'
import { Switch } from '../../ui/Switch.tsx'
import { lanMessages as m } from './lanMessages.ts'

/** The machine's, not the network's: whether laptops around find it. */
export const LanSwitch = () => {
  const i18n = useI18n()
  const { t } = i18n
  const desktop = useDesktop()
  const [state, setState] = useState<LanState | null>(null)
  const [wanted, setWanted] = useState<boolean | null>(null)
  useEffect(() => {
    let isGone = false
    void desktop.lan().then((now) => {
      if (!isGone) setState((known) => known ?? now)
    })
    return () => {
      isGone = true
    }
  }, [desktop])

  const change = async (on: boolean) => {
    setWanted(on)
    // The machine does one after the other, so the answer to the last click comes last.
    const now = await desktop.setLan(on)
    setState(now)
    setWanted((latest) => (latest === on ? null : latest))
  }

  const [address] = state?.hubs ?? []
  return (
    <>
      <Switch
        isSelected={wanted ?? state?.on ?? false}
        onChange={(on) => void change(on)}
        isDisabled={state === null}
        description={t(m.lanNote)}
      >
        {t(letFindWords.letFind)}
      </Switch>
      <div role="status" className="v-settings-status">
        {state?.problem ? <p className="v-settings-problem">{problemText(i18n, state.problem)}</p> : null}
      </div>
      {address ? <p className="v-field-note v-settings-address">{t(m.lanAddress, { address })}</p> : null}
    </>
  )
}
