import { useState } from 'react'
import { type EntityId, scopeOf } from '../../../shared/model/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Option } from '../../ui/fieldProps.ts'
import { useI18n } from '../../ui/i18n.tsx'
import type { Membership } from '../api.ts'
import { useLive } from '../hooks.tsx'
import { m } from './messages.ts'
import { useDecision } from './useDecision.tsx'
import './duties.css'

interface DutyDialogProps {
  readonly person: Membership
  readonly name: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Gives somebody a department to lead or an event to organise. */
export const DutyDialog = (props: DutyDialogProps) => (props.isOpen ? <GiveDuty {...props} /> : null)

const GiveDuty = ({ person, name, onClose }: DutyDialogProps) => {
  const { t } = useI18n()
  const { decide, isBusy, why } = useDecision(onClose)
  const [role, setRole] = useState<'lead' | 'organiser'>('lead')
  const [chosen, setChosen] = useState<Readonly<Record<string, EntityId>>>({})
  const found = useLive(
    async (rows) => ({
      lead: (await rows.find('department', 'order'))
        .filter(({ archived }) => !archived)
        .map(({ id, name }): Option => ({ id, label: name })),
      organiser: (await rows.find('event', 'startAt', {}, { reverse: true, limit: 500 }))
        .filter(({ status }) => status !== 'cancelled')
        .map(({ id, title, start }): Option => ({ id, label: title, detail: start.slice(0, 10) })),
    }),
    [],
  )
  const held = new Set(person.roles.map((each) => `${each.role} ${each.scope ?? ''}`))
  const options = (found?.[role] ?? []).filter(({ id }) => !held.has(`${role} ${scopeOf(id)}`))
  const id = chosen[role] ?? ''
  const give = () => {
    const what = options.find((each) => each.id === id)?.label ?? ''
    const said = t(role === 'lead' ? m.leadsNow : m.organisesNow, { name, what })
    return decide([{ member: person.member, role, scope: scopeOf(id) }], [], said)
  }
  return (
    <Dialog
      title={t(m.giveDuty, { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="primary" isDisabled={id === '' || isBusy} onPress={give}>
            {t(m.giveDo)}
          </Button>
        </>
      }
    >
      <Choices
        label={t(m.whichDuty)}
        value={role}
        onChange={setRole}
        options={[
          { id: 'lead', label: t(m.leadADepartment), note: t(m.leadNote) },
          { id: 'organiser', label: t(m.organiseAnEvent), note: t(m.organiseNote) },
        ]}
      />
      <ComboBox
        key={role}
        label={t(role === 'lead' ? m.department : m.event)}
        value={id}
        options={options}
        onChange={(next) => setChosen({ ...chosen, [role]: next })}
      />
      {why}
    </Dialog>
  )
}
