import { RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useSession } from '../../store/hooks.tsx'
import type { LinkState } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatTime } from '../../ui/dates.ts'
import { GivenLink } from '../../ui/GivenLink.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { LetFind } from '../../ui/LetFind.tsx'
import { problemText } from '../../ui/problems.ts'
import { SameWords } from '../../ui/SameWords.tsx'
import { d } from './messages.ts'

/** Brings a second laptop in: it scans, both show four words, the person says that they are the same. */
export const AddLaptop = ({ onClose }: { readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const [turn, setTurn] = useState(0)
  const [code, setCode] = useState<{ readonly link: string; readonly until: number }>()
  const [state, setState] = useState<LinkState>({ step: 'waiting' })
  const [hasAgreed, setAgreed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further turn begins anew
  useEffect(() => {
    let isGone = false
    setCode(undefined)
    setState({ step: 'waiting' })
    setAgreed(false)
    const stop = session.onLinking((next) => isGone || setState(next))
    void session.ask('beginLink', { hubs: [] }).then((begun) => {
      if (isGone) return
      if (begun.ok) setCode(begun.value)
      else setState({ step: 'failed', problem: begun.error })
    })
    return () => {
      isGone = true
      stop()
      // Whoever closes the dialog has not agreed.
      void session.ask('confirmLink', { same: false })
    }
  }, [session, turn])
  const agree = (same: boolean) => {
    if (same) setAgreed(true)
    void session.ask('confirmLink', { same })
  }
  const { step } = state
  return (
    <Dialog
      title={t(step === 'compare' ? d.compareTitle : step === 'done' ? d.addedTitle : d.add)}
      isOpen
      onClose={onClose}
      size="large"
      staysOnOutsideClick
      actions={
        step === 'waiting' ? (
          <CopyButton text={code?.link ?? ''} />
        ) : step === 'compare' && !hasAgreed ? (
          <>
            <Button key="different" onPress={() => agree(false)} autoFocus>
              {t(d.different)}
            </Button>
            <Button variant="primary" onPress={() => agree(true)}>
              {t(d.same)}
            </Button>
          </>
        ) : step === 'failed' ? (
          <Button key="again" icon={RotateCcw} onPress={() => setTurn((n) => n + 1)} autoFocus>
            {t(d.again)}
          </Button>
        ) : step === 'done' ? (
          <Button key="done" variant="primary" onPress={onClose} autoFocus>
            {t(d.done)}
          </Button>
        ) : null
      }
    >
      {state.step === 'waiting' && code ? (
        <GivenLink link={code.link} label={t(d.addCode)} lead={<p>{t(d.addLead)}</p>}>
          <p className="v-quiet">{t(d.goodUntil, { when: formatTime(i18n, code.until) })}</p>
          <p className="v-quiet">{t(d.addSecret)}</p>
          <LetFind why={t(d.addWhy)} />
        </GivenLink>
      ) : null}
      {state.step === 'compare' ? (
        <div className="v-compare" aria-live="polite">
          <p>{t(d.compareLead, { name: state.name || t(d.other) })}</p>
          <SameWords words={state.words} />
          {hasAgreed ? <p className="v-quiet">{t(d.waitsForOther)}</p> : null}
        </div>
      ) : null}
      {state.step === 'done' ? <p role="status">{t(d.added)}</p> : null}
      {state.step === 'failed' ? <p role="alert">{problemText(i18n, state.problem)}</p> : null}
    </Dialog>
  )
}
