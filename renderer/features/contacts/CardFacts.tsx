import type { ImportedMember } from '../../../shared/commands/importMembers.ts'
import { contactHref, contactsOf, linkHref } from '../../../shared/queries/contactWays.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { m } from './messages.ts'

/** What stands on somebody's card. Addresses become links only where they lead where they say. */
export const CardFacts = ({ person }: { readonly person: ImportedMember }) => {
  const { t, list } = useI18n()
  const ways = contactsOf([
    ...(person.email ? [`email=${person.email}`] : []),
    ...(person.phone ? [`phone=${person.phone}`] : []),
    ...(person.contacts ?? []),
  ])
  const job = [person.role, person.organisation].filter(Boolean).join(' · ')
  const offers = person.offers ?? []
  return (
    <Facts>
      {job ? <Fact label={t(m.role)}>{job}</Fact> : null}
      {ways.map((way) => (
        <Fact key={way.element} label={t(way.kind === 'email' ? m.email : way.kind === 'phone' ? m.phone : m.links)}>
          <Address text={way.value} href={contactHref(way)} />
        </Fact>
      ))}
      {(person.links ?? []).map((link) => (
        <Fact key={link} label={t(m.links)}>
          <Address text={link} href={linkHref(link)} />
        </Fact>
      ))}
      {person.city ? <Fact label={t(m.city)}>{person.city}</Fact> : null}
      {offers.length > 0 ? <Fact label={t(m.offers)}>{list(offers)}</Fact> : null}
    </Facts>
  )
}

const Address = ({ text, href }: { readonly text: string; readonly href: string | null }) =>
  href ? <Link href={href}>{text}</Link> : <span>{text}</span>
