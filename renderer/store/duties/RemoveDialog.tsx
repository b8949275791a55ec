import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import type { HeldRole, Membership } from '../api.ts'
import { Consequences } from './Consequences.tsx'
import { CutoffChoice, cutoffOf, newCutoff } from './CutoffChoice.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { m } from './messages.ts'
import { profileOf } from './names.ts'
import { roleName } from './roleWords.ts'
import { networkRoleOf, useStanding } from './standing.ts'
import { useDecision } from './useDecision.tsx'
import { useDuties } from './useDuties.ts'
import { usePreview } from './usePreview.ts'
import './duties.css'

export interface RemoveDialogProps {
  readonly person: Membership
  /** As her profile says now. */
  readonly name: string
  /** Only this role or duty; without it, her membership. */
  readonly held?: HeldRole | undefined
  /** What the duty is for: the department or event. */
  readonly of?: string | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Ends a membership or takes back one role: from when, what that changes, what it cannot reach, and why. It can be undone. */
export const RemoveDialog = (props: RemoveDialogProps) => (props.isOpen ? <Remove {...props} /> : null)

const Remove = ({ person, name, held, of, onClose }: RemoveDialogProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const role = held ? [roleName(i18n, held.role), of].filter(Boolean).join(': ') : ''
  const { member } = person
  const [cutoff, setCutoff] = useState(() => newCutoff())
  const { decide, isBusy, why } = useDecision(onClose)
  const aim = held
    ? ({ by: 'member', member, role: held.role, ...(held.scope && { scope: held.scope }) } as const)
    : ({ by: 'member', member } as const)
  const takings = [{ aim, cutoff: cutoffOf(cutoff) }]
  const { preview, problem } = usePreview(takings)
  // Who leads or organises does so as a member: the duty alone sets nothing aside.
  const hasCutoff = held?.scope === undefined
  const remove = () => decide([], takings, held ? t(m.roleTaken, { name, role }) : t(m.removed, { name }))
  return (
    <Dialog
      title={held ? t(m.takeRole, { name, role }) : t(m.removeTitle, { name })}
      isOpen
      onClose={onClose}
      staysOnOutsideClick
      actions={
        <>
          <span className="v-trust-note">{t(m.canUndo)}</span>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="danger" isDisabled={isBusy || problem !== null} onPress={remove}>
            {t(held ? m.takeBack : m.remove)}
          </Button>
        </>
      }
    >
      {held ? <p>{t(m.takeRoleNote, { name })}</p> : <DutiesFirst person={person} name={name} />}
      <LastKeeper person={person} held={held} />
      {hasCutoff ? <CutoffChoice value={cutoff} onChange={setCutoff} name={name} isRole={held !== undefined} /> : null}
      {preview && hasCutoff ? <Consequences preview={preview} about={member} name={name} /> : null}
      {problem ? (
        <p className="v-field-error" role="alert">
          {problemText(i18n, problem)}
        </p>
      ) : null}
      {why}
      {held ? null : (
        <div className="v-honest">
          <p>{t(m.whatHappens, { name })}</p>
          <p>{t(m.cannotReach, { name })}</p>
        </div>
      )}
    </Dialog>
  )
}

/** Work that would be nobody's: can be passed on before. */
const DutiesFirst = ({ person, name }: { readonly person: Membership; readonly name: string }) => {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  const duties = useDuties(profileOf(person.member), person.roles)
  if (!duties?.length) return null
  return (
    <div className="v-duties-first">
      <p>{t(m.hasDuties, { n: duties.length, name })}</p>
      <Button size="small" onPress={() => setOpen(true)}>
        {t(m.passOnFirst)}
      </Button>
      <HandOverDialog member={person.member} name={name} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  )
}

/** Said before the number of keepers falls to one. */
const LastKeeper = ({ person, held }: { readonly person: Membership; readonly held?: HeldRole | undefined }) => {
  const { t } = useI18n()
  const standing = useStanding()
  const isKeeper = networkRoleOf(person) === 'root' && (held === undefined || held.role === 'root')
  const keepers = standing?.members.filter((each) => networkRoleOf(each) === 'root').length ?? 0
  return isKeeper && keepers <= 2 ? <p className="v-warning">{t(m.lastKeeper)}</p> : null
}
