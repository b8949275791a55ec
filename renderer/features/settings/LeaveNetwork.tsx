import { useEffect, useState } from 'react'
import type { HeldRole } from '../../store/api.ts'
import { HandOverDialog } from '../../store/duties/HandOverDialog.tsx'
import { KeepersDialog } from '../../store/duties/KeepersDialog.tsx'
import { profileOf } from '../../store/duties/names.ts'
import { networkRoleOf, useStanding } from '../../store/duties/standing.ts'
import { useDuties } from '../../store/duties/useDuties.ts'
import { useErasedSince } from '../../store/erasing/useErasedSince.ts'
import { useLive, useSession, useStatus } from '../../store/hooks.tsx'
import { removeNetwork } from '../../store/networks.ts'
import { useAct } from '../../store/useAct.ts'
import { useSaveMine } from '../../store/useSaveMine.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatAt } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { LeaveStep } from './LeaveStep.tsx'
import { l } from './leaveMessages.ts'

export interface LeaveNetworkProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSaveAll: () => void
  readonly onRemoved: () => void
}

const none: readonly HeldRole[] = []

/** Going, step by step: one's data, one's duties, goodbye, and off this machine once somebody has heard it. */
export const LeaveNetwork = (props: LeaveNetworkProps) => {
  const standing = useStanding()
  return props.isOpen && standing ? <Leave {...props} standing={standing} /> : null
}

/** What was sent counts as unsent again if the link breaks within ten seconds: after that it has arrived. */
const SETTLED = 11_000

/** Whether `at` (epoch ms) lies far enough back for counts to include it. */
const useLongAgo = (at: number): boolean => {
  const [now, setNow] = useState(Date.now)
  const left = at + SETTLED - now
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setNow(Date.now()), left)
    return () => clearTimeout(timer)
  }, [left])
  return left <= 0
}

type Standing = NonNullable<ReturnType<typeof useStanding>>

const Leave = ({ onClose, onSaveAll, onRemoved, standing }: LeaveNetworkProps & { readonly standing: Standing }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { entry, me } = useSession()
  const { unsent } = useStatus()
  const act = useAct()
  const saveMine = useSaveMine()
  const toasts = useToasts()
  const own = profileOf(me)
  const profile = useLive((rows) => rows.get('member', own), [own])
  const duties = useDuties(own, standing.own?.roles ?? none)
  const [open, setOpen] = useState<'handOver' | 'keepers' | null>(null)
  const [isSaved, setSaved] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const network = entry.name
  // Whoever erased her profile has said so as well, and cannot write into it any more.
  const erasedAt = useErasedSince()?.get(own)
  const saidAt = profile?.leftAt || erasedAt || 0
  const hasSaid = saidAt > 0
  const keepers = standing.members.filter((each) => networkRoleOf(each) === 'root')
  const isLastKeeper = keepers.length === 1 && keepers[0]?.member === me
  // Alone in it there is nobody to tell, and nobody who would need a keeper.
  const isAlone = standing.members.length <= 1
  const isCounted = useLongAgo(profile?.leftAt ?? 0)
  const isTold = (unsent === 0 && isCounted) || isAlone
  const closeOther = () => setOpen(null)

  const save = async () => {
    setBusy(true)
    const saved = await saveMine()
    if (!saved.ok) toasts.show({ text: problemText(i18n, saved.error), tone: 'bad' })
    else if (saved.value !== null) setSaved(true)
    setBusy(false)
  }
  const sayGoodbye = async (leaves: boolean) => {
    setBusy(true)
    await act('leaveNetwork', { leaves }, leaves ? undefined : t(l.stayed))
    setBusy(false)
  }
  const takeOff = async () => {
    setBusy(true)
    onRemoved()
    const result = await removeNetwork(entry.key)
    toasts.show(result.ok ? { text: t(l.gone, { network }) } : { text: problemText(i18n, result.error), tone: 'bad' })
  }
  return (
    <Dialog
      title={t(l.title, { network })}
      isOpen
      onClose={onClose}
      staysOnOutsideClick
      actions={<Button onPress={onClose}>{t(l.later)}</Button>}
    >
      <p>{t(l.how)}</p>
      {isLastKeeper && !isAlone ? (
        <div className="v-warning v-leave-warning">
          <p>{t(l.lastKeeper)}</p>
          <Button size="small" onPress={() => setOpen('keepers')}>
            {t(l.chooseKeeper)}
          </Button>
        </div>
      ) : null}
      <ol className="v-leave">
        <LeaveStep number={1} title={t(l.step1)} text={t(l.step1Text)} isDone={isSaved}>
          <Button size="small" isDisabled={isBusy} onPress={() => void save()}>
            {t(l.saveMine)}
          </Button>
          <Button
            size="small"
            onPress={() => {
              onSaveAll()
              setSaved(true)
            }}
          >
            {t(l.saveAll)}
          </Button>
        </LeaveStep>
        <LeaveStep
          number={2}
          title={t(l.step2)}
          text={duties ? t(l.step2Text, { n: duties.length }) : ''}
          isDone={duties?.length === 0}
        >
          {duties && duties.length > 0 ? (
            <Button size="small" onPress={() => setOpen('handOver')}>
              {t(l.handOver)}
            </Button>
          ) : null}
        </LeaveStep>
        <LeaveStep
          number={3}
          title={t(l.step3)}
          text={hasSaid ? `${t(l.said)}: ${formatAt(i18n, saidAt)}` : t(l.step3Text)}
          isDone={hasSaid}
        >
          {erasedAt ? null : hasSaid ? (
            <Button size="small" isDisabled={isBusy} onPress={() => void sayGoodbye(false)}>
              {t(l.stay)}
            </Button>
          ) : (
            <Button size="small" variant="danger" isDisabled={isBusy} onPress={() => void sayGoodbye(true)}>
              {t(l.goodbye)}
            </Button>
          )}
        </LeaveStep>
        <LeaveStep
          number={4}
          title={t(l.step4)}
          text={hasSaid ? t(isTold ? l.told : unsent === 0 ? l.telling : l.untold) : ''}
          isDone={false}
        >
          {hasSaid ? (
            <Button
              size="small"
              variant={isTold ? 'danger' : 'plain'}
              isDisabled={isBusy}
              onPress={() => void takeOff()}
            >
              {t(isTold ? l.removeDo : l.removeAnyway)}
            </Button>
          ) : null}
        </LeaveStep>
      </ol>
      <HandOverDialog member={me} name={profile?.name ?? ''} isOpen={open === 'handOver'} onClose={closeOther} />
      <KeepersDialog isOpen={open === 'keepers'} onClose={closeOther} />
    </Dialog>
  )
}
