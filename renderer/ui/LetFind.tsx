import { Wifi } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LanState } from '../../shared/ipc/contract.ts'
import { Button } from './Button.tsx'
import { useDesktop } from './desktop.tsx'
import { defineMessages, useI18n } from './i18n.tsx'
import { problemText } from './problems.ts'
import './LetFind.css'

export const letFindWords = defineMessages({
  letFind: {
    en: 'Let laptops on this Wi-Fi find this one',
    de: 'Laptops in diesem WLAN dürfen diesen finden',
    ru: 'Ноутбуки в этой сети Wi-Fi могут найти этот',
  },
  found: {
    en: 'Laptops on this Wi-Fi may now find this one. The settings switch it off again.',
    de: 'Laptops in diesem WLAN dürfen diesen jetzt finden. In den Einstellungen lässt sich das wieder ausschalten.',
    ru: 'Теперь ноутбуки в этой сети Wi-Fi могут найти этот. Выключить можно в настройках.',
  },
})

/** Where nobody around can find this machine: why that matters here (`why`), and the way out beside it. Nothing where they can. */
export const LetFind = ({ why }: { readonly why: string }) => {
  const i18n = useI18n()
  const { t } = i18n
  const desktop = useDesktop()
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
  if (!before || !state || (before.on && !before.problem)) return null
  return (
    <div className="v-let-find">
      <div role="status">
        <p>{state.on ? t(letFindWords.found) : why}</p>
        {state.problem ? <p>{problemText(i18n, state.problem)}</p> : null}
      </div>
      {state.on ? null : (
        <Button icon={Wifi} onPress={() => void letIn()} isDisabled={isBusy}>
          {t(letFindWords.letFind)}
        </Button>
      )}
    </div>
  )
}
