import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { IdCard, QrCode, SearchX, Star } from 'lucide-react'
import { useState } from 'react'
import { isCardId } from '../../store/about/aboutPeople.ts'
import { useEventTitles } from '../../store/about/MetList.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { useAction } from '../../ui/actions.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { dayOf, formatAt, formatDay } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Split } from '../../ui/Split.tsx'
import { CardPanel } from './CardPanel.tsx'
import { m } from './messages.ts'
import { SwapCards } from './SwapCards.tsx'
import { type Contact, type ContactView, useContacts } from './useContacts.ts'
import './contacts.css'

/** Whom one has met, whose card one has, whom one follows: kept on this laptop. */
export const ContactsScreen = () => {
  const { t } = useI18n()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const search = useSearch({ strict: false }) as { readonly view?: unknown; readonly swap?: unknown }
  const view: ContactView = search.view === 'met' || search.view === 'following' ? search.view : 'all'
  const [query, setQuery] = useState('')
  const contacts = useContacts(view, query)
  const titleOf = useEventTitles(contacts?.flatMap(({ about }) => about.met.slice(0, 1)) ?? [])
  const inView = (next: ContactView): Record<string, string> => (next === 'all' ? {} : { view: next })
  const isSwapping = Boolean(search.swap)
  const swap = (on: boolean) =>
    void navigate({ to: '/met', search: { ...inView(view), ...(on && { swap: 1 }) } as never, replace: !on })
  useAction({ id: 'contacts.swap', label: t(m.swap), keys: 'c', icon: QrCode, run: () => swap(true) })
  const close = () => void navigate({ to: '/met', search: inView(view) as never })
  const button = (
    <Button variant="primary" icon={QrCode} onPress={() => swap(true)}>
      {t(m.swap)}
    </Button>
  )
  return (
    <Split inspector={id ? <CardPanel key={id} id={`card/${id}`} onClose={close} /> : null}>
      <Page
        title={t(m.title)}
        count={contacts?.length}
        actions={button}
        toolbar={
          <>
            <Segmented
              label={t(m.which)}
              value={view}
              onChange={(next) => void navigate({ to: '/met', search: inView(next) as never })}
              options={[
                { id: 'all', label: t(m.all) },
                { id: 'met', label: t(m.met) },
                { id: 'following', label: t(m.following) },
              ]}
            />
            <SearchField label={t(m.find)} value={query} onChange={setQuery} isMain />
          </>
        }
      >
        {contacts?.length === 0 ? (
          query.trim() ? (
            <EmptyState icon={SearchX} title={t(m.noneFound)}>
              {t(m.noneFoundText)}
            </EmptyState>
          ) : (
            <EmptyState icon={IdCard} title={t(m.empty)} action={button}>
              {t(m.emptyText)}
            </EmptyState>
          )
        ) : (
          <ul className="v-contacts">
            {contacts?.map((contact) => (
              <ContactItem key={contact.about.id} contact={contact} titleOf={titleOf} view={view} />
            ))}
          </ul>
        )}
      </Page>
      {isSwapping ? <SwapCards onClose={() => swap(false)} /> : null}
    </Split>
  )
}

interface ContactItemProps {
  readonly contact: Contact
  readonly titleOf: (event: string) => string
  readonly view: ContactView
}

const ContactItem = ({ contact: { about, member, name }, titleOf, view }: ContactItemProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const isCard = isCardId(about.id)
  const [last] = about.met
  const where = last && (last.event ? titleOf(last.event) : last.place)
  const facts = [
    last && `${where ? t(m.metAt, { where }) : t(m.metOnly)} · ${formatDay(i18n, dayOf(last.at))}`,
    about.followed > 0 &&
      member &&
      member.updatedAt > about.followed &&
      t(m.news, { when: formatAt(i18n, member.updatedAt) }),
  ].filter(Boolean)
  const href = isCard
    ? `/met/${about.id.slice('card/'.length)}${view === 'all' ? '' : `?view=${view}`}`
    : `/people/${about.id}`
  return (
    <li className="v-contact">
      <Avatar name={name || '?'} seed={about.id} size={28} />
      <div className="v-contact-words">
        <span className="v-contact-name">
          {name ? (
            <Link href={href} className="v-contact-link v-truncate">
              {name}
            </Link>
          ) : (
            <span className="v-quiet">{t(m.removedPerson)}</span>
          )}
          {about.followed > 0 ? (
            <Star size={14} className="v-contact-star" aria-label={t(m.following)} role="img" />
          ) : null}
          {isCard ? <Badge>{t(m.notInDirectory)}</Badge> : null}
        </span>
        {facts.length > 0 ? <span className="v-caption v-truncate">{facts.join(' · ')}</span> : null}
        {about.note ? <p className="v-contact-note">{about.note}</p> : null}
      </div>
    </li>
  )
}
