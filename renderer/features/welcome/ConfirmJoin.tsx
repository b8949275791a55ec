import { type FormEvent, useState } from 'react'
import type { Invitation } from '../../../shared/roster/invitation.ts'
import { Button } from '../../ui/Button.tsx'
import { formatUntil } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Consent } from './Consent.tsx'
import { joinMessages as m } from './joinMessages.ts'

export interface ConfirmJoinProps {
  readonly invitation: Invitation
  readonly name: string
  readonly onName: (name: string) => void
  readonly onJoin: () => void
  readonly onOther: () => void
}

/** Who invites to what, one's name, and plainly what the others will see. */
export const ConfirmJoin = ({ invitation, name, onName, onJoin, onOther }: ConfirmJoinProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const [wasTried, setTried] = useState(false)
  const { inviter, network, until } = invitation
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name.trim()) onJoin()
  }
  return (
    <form className="v-welcome-form" onSubmit={submit} noValidate>
      <header className="v-join-head">
        <p>{inviter ? t(m.invites, { inviter }) : t(m.invited)}</p>
        <h1>{network}</h1>
        <p className="v-caption">{t(m.goodUntil, { when: formatUntil(i18n, until) })}</p>
      </header>
      <TextField
        label={t(m.yourName)}
        description={t(m.yourNameHint)}
        value={name}
        onChange={onName}
        maxLength={64}
        autoComplete="name"
        error={wasTried && !name.trim() ? t(m.required) : undefined}
        isRequired
        autoFocus
      />
      <Consent first={inviter ? t(m.consentName, { inviter }) : t(m.consentNameOnly)} />
      <div className="v-row">
        <Button variant="primary" type="submit">
          {t(m.join)}
        </Button>
        <Button variant="plain" onPress={onOther}>
          {t(m.other)}
        </Button>
      </div>
    </form>
  )
}
