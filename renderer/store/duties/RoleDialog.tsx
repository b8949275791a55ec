import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import type { Membership } from '../api.ts'
import { Consequences } from './Consequences.tsx'
import { CutoffChoice, cutoffOf, newCutoff } from './CutoffChoice.tsx'
import { m } from './messages.ts'
import { roleMeaning, roleName } from './roleWords.ts'
import { type NetworkRole, networkRoleOf, networkRoles, roleChange, useStanding } from './standing.ts'
import { useDecision } from './useDecision.tsx'
import { usePreview } from './usePreview.ts'
import './duties.css'

interface RoleDialogProps {
  readonly person: Membership
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Another role in the network. Upwards it is given; downwards it is taken back, with what that changes. */
export const RoleDialog = (props: RoleDialogProps) => (props.isOpen ? <ChangeRole {...props} /> : null)

const ChangeRole = ({ person, name, onClose }: RoleDialogProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const mine = useStanding()?.mine ?? 'member'
  const now = networkRoleOf(person)
  const [role, setRole] = useState<NetworkRole>(now)
  const [cutoff, setCutoff] = useState(() => newCutoff())
  const { decide, isBusy, why } = useDecision(onClose)
  const { member } = person
  const offered = networkRoles.filter((each) => each === now || roleChange(person, each, mine))
  const change = roleChange(person, role, mine)
  const takings = (change?.take ?? []).map((taken) => ({
    aim: { by: 'member', member, role: taken } as const,
    cutoff: cutoffOf(cutoff),
  }))
  const { preview, problem } = usePreview(takings)
  const isDown = takings.length > 0
  const apply = () => {
    if (!change) return onClose()
    const gifts = change.give ? [{ member, role: change.give }] : []
    return decide(gifts, takings, t(m.roleChanged, { name, role: roleName(i18n, role) }))
  }
  return (
    <Dialog
      title={t(m.changeRole, { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {isDown ? <span className="v-trust-note">{t(m.canUndo)}</span> : null}
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button
            variant={isDown ? 'danger' : 'primary'}
            isDisabled={!change || isBusy || (isDown && problem !== null)}
            onPress={apply}
          >
            {t(m.changeRoleDo)}
          </Button>
        </>
      }
    >
      <Choices
        label={t(m.roleInNetwork)}
        hideLabel
        value={role}
        onChange={setRole}
        options={offered.map((each) => ({
          id: each,
          label: roleName(i18n, each),
          note: roleMeaning(i18n, each),
          ...(each === now && { mark: t(m.isNow) }),
        }))}
      />
      {offered.length < networkRoles.length ? <p className="v-field-note">{t(m.rolesForOthers)}</p> : null}
      {isDown ? (
        <>
          <CutoffChoice value={cutoff} onChange={setCutoff} name={name} isRole />
          {preview ? <Consequences preview={preview} about={member} name={name} /> : null}
          {problem ? (
            <p className="v-field-error" role="alert">
              {problemText(i18n, problem)}
            </p>
          ) : null}
        </>
      ) : null}
      {change ? why : null}
    </Dialog>
  )
}
