import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type ContactKind, contactKinds, type MemberRow } from '../../../../shared/model/member.ts'
import { type Contact, contactsOf, writeContact } from '../../../../shared/queries/contactWays.ts'
import type { PrivateField } from '../../../../shared/queries/visibleMember.ts'
import { Links } from '../../../store/contacts/Links.tsx'
import { w } from '../../../store/contacts/messages.ts'
import { Way } from '../../../store/contacts/WayActs.tsx'
import { WayField } from '../../../store/contacts/WayField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Section } from '../../../ui/Section.tsx'
import { words } from '../../../ui/words.ts'
import { m } from '../messages.ts'
import { r } from './recordMessages.ts'
import type { Save } from './useAudiences.tsx'

interface ContactsProps {
  readonly row: MemberRow
  readonly mayEdit: boolean
  readonly save: Save
  readonly audience: (field: PrivateField, shown: ReactNode) => ReactNode
  readonly children?: ReactNode
}

/** Every way to reach somebody, usable where it stands. */
export const Contacts = ({ row, mayEdit, save, audience, children }: ContactsProps) => {
  const { t } = useI18n()
  const single = (kind: 'email' | 'phone', maxLength: number) =>
    mayEdit ? (
      <WayField
        kind={kind}
        label={t(w[kind])}
        value={row[kind]}
        maxLength={maxLength}
        onCommit={(value) => save({ [kind]: value })}
      />
    ) : (
      row[kind] && (
        <Fact label={t(w[kind])}>
          <Way kind={kind} value={row[kind]} />
        </Fact>
      )
    )
  const isSaid = row.email || row.phone || row.contacts.length > 0 || row.links.length > 0
  return (
    <Section title={t(r.reach)}>
      {!mayEdit && !isSaid ? <p className="v-quiet">{t(r.notReachable, { name: row.name })}</p> : null}
      <Facts>
        {audience('email', single('email', 200))}
        {audience('phone', single('phone', 60))}
        {mayEdit
          ? audience('contacts', <EditWays contacts={row.contacts} save={save} />)
          : row.contacts.length > 0
            ? audience(
                'contacts',
                <div>
                  {contactsOf(row.contacts).map((way) => (
                    <Fact key={way.element} label={t(w[way.kind])}>
                      <Way kind={way.kind} value={way.value} />
                    </Fact>
                  ))}
                </div>,
              )
            : null}
        {audience(
          'links',
          (mayEdit || row.links.length > 0) && (
            <Links label={t(m.links)} links={row.links} onChange={mayEdit ? (links) => save({ links }) : undefined} />
          ),
        )}
      </Facts>
      {children}
    </Section>
  )
}

const MAX = 240

const EditWays = ({ contacts, save }: { readonly contacts: readonly string[]; readonly save: Save }) => {
  const { t } = useI18n()
  /** A way that is being added: it is stored once something stands in it. */
  const [adding, setAdding] = useState<ContactKind | null>(null)
  const change = (was: string | null, next: Contact) => {
    const others = contacts.filter((each) => each !== was)
    save({ contacts: next.value === '' ? others : [...others, writeContact(next)] })
  }
  const ways = contactsOf(contacts)
  const add = (
    <Menu
      label={t(w.addWay)}
      placement="bottom start"
      trigger={
        <Button size="small" variant="plain" icon={Plus}>
          {t(w.addWay)}
        </Button>
      }
      items={contactKinds.map((kind) => ({ id: kind, label: t(w[kind]), onAction: () => setAdding(kind) }))}
    />
  )
  return (
    <div>
      {ways.map(({ kind, value, element }) => (
        <WayField
          key={element}
          kind={kind}
          label={t(w[kind])}
          value={value}
          maxLength={MAX - kind.length - 1}
          onCommit={(next) => change(element, { kind, value: next })}
          end={
            <IconButton
              icon={X}
              size="small"
              label={t(words.remove, { name: value })}
              onPress={() => change(element, { kind, value: '' })}
            />
          }
        />
      ))}
      {adding && (
        <WayField
          key={`new ${adding}`}
          kind={adding}
          label={t(w[adding])}
          value=""
          maxLength={MAX - adding.length - 1}
          autoFocus
          onCommit={(value) => {
            setAdding(null)
            change(null, { kind: adding, value })
          }}
          end={<IconButton icon={X} size="small" label={t(m.cancel)} onPress={() => setAdding(null)} />}
        />
      )}
      <Fact label="">
        <span className="v-way-add">{add}</span>
      </Fact>
    </div>
  )
}
