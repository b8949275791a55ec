import { useNavigate } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { mayGive } from '../../../shared/roster/mayGive.ts'
import { type InvitedRole, invitedRoles } from '../../../shared/roster/statement.ts'
import type { Invitation } from '../../store/api.ts'
import { roleMeaning, roleName } from '../../store/duties/roleWords.ts'
import { useStanding } from '../../store/duties/standing.ts'
import { useSession } from '../../store/hooks.tsx'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { problemText } from '../../ui/problems.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { InvitationMade } from './InvitationMade.tsx'
import { inviteMessages as m } from './inviteMessages.ts'
import { ReachHint } from './ReachHint.tsx'
import './sync.css'

const hours = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const
type Span = keyof typeof hours

/** 0: any number. */
const counts = ['1', '5', '25', '0'] as const

/** Makes an invitation: for whom, for how many, for how long; then link and QR code. */
export const InviteScreen = () => {
  const i18n = useI18n()
  const { t } = i18n
  const session = useSession()
  const mayInvite = useIsAmbassador()
  const navigate = useNavigate()
  const toasts = useToasts()
  const [note, setNote] = useState('')
  const [span, setSpan] = useState<Span>('week')
  const [count, setCount] = useState<(typeof counts)[number]>('1')
  const [role, setRole] = useState<InvitedRole>('member')
  const mine = useStanding()?.mine ?? 'member'
  const roles = invitedRoles.filter((each) => each === 'member' || mayGive(mine, each))
  const [isBusy, setBusy] = useState(false)
  const [made, setMade] = useState<Invitation | null>(null)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    const result = await session.invite({
      until: Date.now() + hours[span] * 3_600_000,
      note: note.trim(),
      uses: Number(count),
      role,
    })
    setBusy(false)
    if (result.ok) setMade(result.value)
    else toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
  }

  return (
    <Page title={t(m.title)} onBack={() => void navigate({ to: '/' })} layout="text">
      {session.entry.sample ? (
        <EmptyState icon={UserPlus} title={t(m.title)} action={<Link href="/welcome">{t(m.toFound)}</Link>}>
          {t(m.sample)}
        </EmptyState>
      ) : !mayInvite ? (
        <EmptyState icon={UserPlus} title={t(m.notYours)}>
          {t(m.notYoursHint)}
        </EmptyState>
      ) : made ? (
        <InvitationMade
          invitation={made}
          note={note}
          onAnother={() => {
            setMade(null)
            setNote('')
          }}
        />
      ) : (
        <form className="v-invite" onSubmit={make}>
          <p className="v-prose v-quiet">{t(m.lead, { network: session.entry.name })}</p>
          <ReachHint />
          <TextField
            label={t(m.forWhom)}
            placeholder={t(m.forWhomHint)}
            value={note}
            onChange={setNote}
            maxLength={64}
            autoFocus
          />
          <Select
            label={t(m.expires)}
            value={span}
            onChange={(id) => setSpan(id as Span)}
            options={(Object.keys(hours) as Span[]).map((id) => ({ id, label: t(m[id]) }))}
            inline
          />
          <Select
            label={t(m.howMany)}
            value={count}
            onChange={(id) => setCount(id as (typeof counts)[number])}
            options={counts.map((id) => ({
              id,
              label: id === '0' ? t(m.many) : id === '1' ? t(m.one) : t(m.some, { n: Number(id) }),
            }))}
            inline
          />
          {roles.length > 1 ? (
            <Select
              label={t(m.becomes)}
              description={roleMeaning(i18n, role)}
              value={role}
              onChange={(id) => setRole(id as InvitedRole)}
              options={roles.map((id) => ({ id, label: roleName(i18n, id) }))}
              inline
            />
          ) : null}
          <div className="v-row">
            <Button variant="primary" type="submit" icon={UserPlus} isDisabled={isBusy}>
              {t(isBusy ? m.making : m.make)}
            </Button>
            <Link href="/admission?tab=invitations">{t(m.list)}</Link>
          </div>
        </form>
      )}
    </Page>
  )
}
