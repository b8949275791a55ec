import { useNavigate } from '@tanstack/react-router'
import { CircleHelp, Ellipsis, Trash2, UserPlus } from 'lucide-react'
import type { FieldPatch } from '../../../shared/commands/command.ts'
import { AboutPerson } from '../../store/about/AboutPerson.tsx'
import { type AboutId, nothingAbout } from '../../store/about/aboutPeople.ts'
import { useAbout, useChangeAbout } from '../../store/about/useAbout.ts'
import { useSession } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { CardFacts } from './CardFacts.tsx'
import { m } from './messages.ts'

/** The card of somebody who has no record in the directory. */
export const CardPanel = ({ id, onClose }: { readonly id: AboutId; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const { about } = useSession()
  const kept = useAbout(id)
  const change = useChangeAbout()
  const act = useAct()
  const navigate = useNavigate()
  const mayAdd = useIsAmbassador()
  if (!kept) return null
  const { card: person, ...rest } = kept
  if (!person)
    return (
      <Inspector title={t(m.card)} kind={t(m.card)} onClose={onClose}>
        <EmptyState icon={CircleHelp} title={t(m.removedPerson)} />
      </Inspector>
    )
  const { name } = person
  const { id: _id, ...nothing } = nothingAbout(id)
  const forget = async () => {
    if (await change(id, nothing, t(m.forgot, { name }))) onClose()
  }
  const add = async () => {
    const made = await act('createMember', { values: person as FieldPatch<'member'> }, t(m.added, { name }))
    if (!made.ok) return
    const member = made.value.value.id
    // What was kept with the card is kept with the record from now on.
    const moved = await about.change(member, { ...rest, card: person })
    if (moved.ok) await about.change(id, nothing)
    void navigate({ to: '/people/$id', params: { id: member } })
  }
  return (
    <Inspector
      title={name}
      kind={t(m.card)}
      onClose={onClose}
      actions={
        <Menu
          label={t(m.more)}
          trigger={<IconButton icon={Ellipsis} label={t(m.more)} />}
          items={[{ id: 'forget', label: t(m.forget), icon: Trash2, danger: true, onAction: () => void forget() }]}
        />
      }
    >
      <div className="v-swap-found">
        <Avatar name={name} seed={id} size={64} />
        <h2 className="v-swap-name">{name}</h2>
      </div>
      <CardFacts person={person} />
      {mayAdd ? (
        <div>
          <Button icon={UserPlus} onPress={() => void add()}>
            {t(m.addToDirectory)}
          </Button>
        </div>
      ) : null}
      <AboutPerson id={id} name={name} />
    </Inspector>
  )
}
