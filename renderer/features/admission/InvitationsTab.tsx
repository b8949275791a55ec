import { useNavigate } from '@tanstack/react-router'
import { Ticket, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useInvitations } from '../../store/admission/useInvitations.ts'
import { useMemberNames } from '../../store/duties/names.ts'
import { useSession } from '../../store/hooks.tsx'
import type { InvitationInfo } from '../../store/trust.ts'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { a } from './admissionMessages.ts'
import { CloseInvitation } from './CloseInvitation.tsx'
import { InvitationItem } from './InvitationItem.tsx'
import { v } from './invitationMessages.ts'
import { ShowInvitation } from './ShowInvitation.tsx'

/** Past ones shown at first, and with each step more. */
const SHOWN = 20

/** Every invitation: what it still opens, and who came through it. */
export const InvitationsTab = () => {
  const { t } = useI18n()
  const { entry } = useSession()
  const navigate = useNavigate()
  const mayInvite = useIsAmbassador() && !entry.sample
  const { invitations, askAgain } = useInvitations()
  const [shown, setShown] = useState(SHOWN)
  const [asked, setAsked] = useState<{ readonly what: 'show' | 'close'; readonly invitation: InvitationInfo }>()
  const { nameOf, isMe } = useMemberNames((invitations ?? []).map(({ by }) => by))
  if (!invitations) return null
  const make = (
    <Button size="small" icon={UserPlus} onPress={() => void navigate({ to: '/invite' })}>
      {t(v.make)}
    </Button>
  )
  if (invitations.length === 0)
    return (
      <EmptyState icon={Ticket} title={t(v.emptyTitle)} action={mayInvite ? make : undefined}>
        {t(v.emptyText)}
      </EmptyState>
    )
  const open = invitations.filter(({ state }) => state === 'open')
  const over = invitations.filter(({ state }) => state !== 'open')
  const item = (invitation: InvitationInfo) => (
    <InvitationItem
      key={invitation.via}
      invitation={invitation}
      by={isMe(invitation.by) ? t(v.me) : nameOf(invitation.by)}
      mayClose={mayInvite}
      onShow={() => setAsked({ what: 'show', invitation })}
      onClose={() => setAsked({ what: 'close', invitation })}
    />
  )
  return (
    <div className="v-admission">
      <Section
        title={t(v.open)}
        {...(open.length > 0 && { count: open.length })}
        actions={mayInvite ? make : undefined}
      >
        {open.length === 0 ? <p className="v-quiet">{t(v.noneOpen)}</p> : null}
        <ul className="v-invitations">{open.map(item)}</ul>
      </Section>
      {over.length > 0 ? (
        <Section title={t(v.over)} count={over.length}>
          <ul className="v-invitations">{over.slice(0, shown).map(item)}</ul>
          {over.length > shown ? (
            <Button variant="plain" onPress={() => setShown((n) => n + SHOWN)}>
              {t(a.more)}
            </Button>
          ) : null}
        </Section>
      ) : null}
      {asked?.what === 'show' ? (
        <ShowInvitation invitation={asked.invitation} onClose={() => setAsked(undefined)} />
      ) : null}
      {asked?.what === 'close' ? (
        <CloseInvitation
          invitation={asked.invitation}
          onClose={() => {
            setAsked(undefined)
            askAgain()
          }}
        />
      ) : null}
    </div>
  )
}
