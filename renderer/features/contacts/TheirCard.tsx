import { useState } from 'react'
import type { FieldPatch } from '../../../shared/commands/command.ts'
import { readVisitingCard, type VisitingCard } from '../../../shared/interop/vcard/visitingCard.ts'
import { foldText } from '../../../shared/lib/foldText.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { MemberRow } from '../../../shared/model/member.ts'
import type { RowReader } from '../../../shared/replica/ports.ts'
import { MetFields, metOf, useEventsAround, useMetDraft } from '../../store/about/MetFields.tsx'
import { useChangeAbout } from '../../store/about/useAbout.ts'
import { useSession } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { ScanCode } from '../../ui/ScanCode.tsx'
import { CardFacts } from './CardFacts.tsx'
import { m } from './messages.ts'
import { isOwnCard, newCardId } from './ownCard.ts'

interface Found {
  readonly card: VisitingCard
  /** Her record in the directory. */
  readonly row: MemberRow | null
}

/** By the id on the card; else the only person with that e-mail address who bears that name. */
const recordOf = async (rows: RowReader, { id, person }: VisitingCard): Promise<MemberRow | null> => {
  const named = id && (await rows.get('member', id))
  if (named) return named
  const email = person.email?.toLowerCase()
  if (!email) return null
  const namesakes = await rows.find('member', 'nameKey', { equals: foldText(person.name) })
  const same = namesakes.filter((row) => row.email.toLowerCase() === email)
  return same.length === 1 ? same[0]! : null
}

/** Scans somebody's card and keeps it: with her record where she has one, else by itself. */
export const TheirCard = () => {
  const { t } = useI18n()
  const { me, rows } = useSession()
  const [found, setFound] = useState<Found | null>(null)
  const [error, setError] = useState('')
  const take = async (text: string) => {
    const read = readVisitingCard(text)
    setFound(null)
    if (!read.ok) return setError(t(m.noCard))
    if (isOwnCard(read.value, me)) return setError(t(m.ownCard))
    setError('')
    setFound({ card: read.value, row: await recordOf(rows, read.value) })
  }
  return (
    <section className="v-swap-side" aria-label={t(m.theirs)}>
      <h3>{t(m.theirs)}</h3>
      {found ? (
        <FoundCard key={found.card.person.name} found={found} onDone={() => setFound(null)} />
      ) : (
        <>
          <ScanCode hint={t(m.scanHint)} onText={(text) => void take(text)} />
          {error ? (
            <p className="v-field-error" role="alert">
              {error}
            </p>
          ) : null}
        </>
      )}
    </section>
  )
}

const FoundCard = ({ found: { card, row }, onDone }: { readonly found: Found; readonly onDone: () => void }) => {
  const { t } = useI18n()
  const { about } = useSession()
  const change = useChangeAbout()
  const act = useAct()
  const mayAdd = useIsAmbassador() && !row
  // Off until she says so: what somebody showed to one person is not for twenty thousand.
  const [isAdding, setAdding] = useState(false)
  const [now] = useState(() => Date.now())
  const around = useEventsAround(now)
  const { draft, change: changeDraft } = useMetDraft(around ?? [], now)
  const { person } = card
  const name = row?.name ?? person.name
  const keep = async () => {
    let id: EntityId | string = row?.id ?? newCardId()
    if (mayAdd && isAdding) {
      const made = await act('createMember', { values: person as FieldPatch<'member'> }, t(m.added, { name }))
      if (!made.ok) return
      id = made.value.value.id
    }
    const { met } = await about.get(id)
    const isKept = await change(id, { met: [metOf(draft, now), ...met], card: person }, t(m.kept, { name }))
    if (isKept) onDone()
  }
  return (
    <>
      <div className="v-swap-found">
        <Avatar name={name} seed={row?.id ?? person.name} size={40} />
        <div>
          <p className="v-swap-name">{name}</p>
          {row ? <Badge tone="good">{t(m.known)}</Badge> : <Badge>{t(m.notInDirectory)}</Badge>}
        </div>
      </div>
      {row && foldText(row.name) !== foldText(person.name) ? (
        <p role="alert">{t(m.otherName, { card: person.name, name: row.name })}</p>
      ) : null}
      <CardFacts person={person} />
      {around ? <MetFields around={around} draft={draft} onChange={changeDraft} /> : null}
      {mayAdd ? (
        <Checkbox isSelected={isAdding} onChange={setAdding}>
          {t(m.addToo)}
        </Checkbox>
      ) : null}
      <div className="v-row">
        <Button variant="primary" onPress={() => void keep()}>
          {t(m.keep)}
        </Button>
        <Button onPress={onDone}>{t(m.notNow)}</Button>
      </div>
    </>
  )
}
