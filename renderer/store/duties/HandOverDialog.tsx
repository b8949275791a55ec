import { useState } from 'react'
import type { MemberId } from '../../../shared/model/ids.ts'
import type { Duty } from '../../../shared/queries/duties.ts'
import { mayGive } from '../../../shared/roster/mayGive.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatDay } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import type { HeldRole } from '../api.ts'
import { h } from './handOverMessages.ts'
import { MemberPicker } from './MemberPicker.tsx'
import { m } from './messages.ts'
import { profileOf } from './names.ts'
import { useStanding } from './standing.ts'
import { useDuties } from './useDuties.ts'
import { useHandOver } from './useHandOver.ts'
import './duties.css'

interface HandOverDialogProps {
  readonly member: MemberId
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

const none: readonly HeldRole[] = []
const keyOf = ({ kind, id }: Duty): string => `${kind} ${id}`

/** What somebody leads, organises, hosts and has promised, and who takes it on. */
export const HandOverDialog = (props: HandOverDialogProps) => {
  const standing = useStanding()
  return props.isOpen && standing ? <HandOver {...props} standing={standing} /> : null
}

type Standing = NonNullable<ReturnType<typeof useStanding>>

const HandOver = ({ member, name, onClose, standing }: HandOverDialogProps & { readonly standing: Standing }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { me, members, mine } = standing
  const leaver = members.find((each) => each.member === member)
  const duties = useDuties(profileOf(member), leaver?.roles ?? none)
  const handOver = useHandOver(members)
  const [toAll, setToAll] = useState<MemberId | ''>('')
  const [chosen, setChosen] = useState<Readonly<Record<string, MemberId | ''>>>({})
  const [isBusy, setBusy] = useState(false)
  if (!duties) return null
  const isOwn = member === me
  const mayPass = ({ held }: Duty) => !held || mayGive(mine, held.role)
  const takerOf = (duty: Duty): MemberId | '' => (mayPass(duty) ? (chosen[keyOf(duty)] ?? toAll) : '')
  const passings = duties.flatMap((duty) => {
    const to = takerOf(duty)
    return to === '' ? [] : [{ duty, to }]
  })
  const pass = async () => {
    setBusy(true)
    const isDone = await handOver(member, passings)
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <Dialog
      title={isOwn ? t(h.titleOwn) : t(h.title, { name })}
      isOpen
      onClose={onClose}
      size="large"
      staysOnOutsideClick
      actions={
        <>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="primary" isDisabled={passings.length === 0 || isBusy} onPress={pass}>
            {t(h.passOn, { n: passings.length })}
          </Button>
        </>
      }
    >
      {duties.length === 0 ? (
        <p>{isOwn ? t(h.nothingOwn) : t(h.nothing, { name })}</p>
      ) : (
        <>
          <p className="v-quiet v-prose">{t(h.intro)}</p>
          <div className="v-handover-all">
            <MemberPicker label={t(h.forAll)} value={toAll} onChange={setToAll} without={[member]} />
          </div>
          <ul className="v-handover">
            {duties.map((duty) => (
              <li key={keyOf(duty)} className="v-handover-line">
                <span className="v-handover-kind">{t(h[duty.kind])}</span>
                <span className="v-handover-title">
                  {duty.title}
                  {duty.when ? <span className="v-quiet"> {formatDay(i18n, duty.when)}</span> : null}
                </span>
                {mayPass(duty) ? (
                  <MemberPicker
                    label={t(h.successor, { title: duty.title })}
                    hideLabel
                    value={takerOf(duty)}
                    onChange={(to) => setChosen({ ...chosen, [keyOf(duty)]: to })}
                    without={[member]}
                    placeholder={t(h.nobody)}
                  />
                ) : (
                  <span className="v-quiet">–</span>
                )}
              </li>
            ))}
          </ul>
          {duties.every(mayPass) ? null : <p className="v-field-note">{t(h.othersMust)}</p>}
        </>
      )}
    </Dialog>
  )
}
