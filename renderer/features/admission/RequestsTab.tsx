import { DoorOpen } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { EntityId } from '../../../shared/model/ids.ts'
import { type OpenRequest, useAtDoor, useDecidedRequests } from '../../store/admission/useRequests.ts'
import { useSession } from '../../store/hooks.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { AtDoor } from './AtDoor.tsx'
import { a } from './admissionMessages.ts'
import { DecidedLine, RequestLine } from './RequestLine.tsx'

/** Decided ones shown at first, and with each step more. */
const SHOWN = 30

/** Arrows, j and k, Home and End go from one request to the next, open or decided. */
const moveBetween = (event: KeyboardEvent<HTMLElement>) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.v-request')]
  const place = all.indexOf(event.target as HTMLElement)
  if (place < 0) return
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    j: place + 1,
    ArrowUp: place - 1,
    k: place - 1,
    Home: 0,
    End: all.length - 1,
  }
  const next = all[moves[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** What waits at this laptop's door, what the members read now, and what was decided. */
export const RequestsTab = ({
  requests,
  selected,
  onOpen,
  onLetApply,
}: {
  readonly requests: readonly OpenRequest[] | undefined
  readonly selected: EntityId | undefined
  readonly onOpen: (id: EntityId) => void
  readonly onLetApply: () => void
}) => {
  const { t } = useI18n()
  const { entry } = useSession()
  const held = useAtDoor()
  const [shown, setShown] = useState(SHOWN)
  const decided = useDecidedRequests()
  if (!requests || !held || !decided) return null
  if (held.length + requests.length + decided.length === 0)
    return (
      <EmptyState
        icon={DoorOpen}
        title={t(a.emptyTitle)}
        action={
          entry.sample ? undefined : (
            <Button variant="primary" onPress={onLetApply}>
              {t(a.letApply)}
            </Button>
          )
        }
      >
        {t(entry.sample ? a.sampleText : a.emptyText)}
      </EmptyState>
    )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the buttons inside, which take them
    <div className="v-admission" onKeyDown={moveBetween}>
      {held.length > 0 ? <AtDoor held={held} /> : null}
      <Section title={t(a.open)} {...(requests.length > 0 && { count: requests.length })}>
        {requests.length === 0 ? <p className="v-quiet">{t(a.noneOpen)}</p> : null}
        <ul className="v-requests">
          {requests.map((request) => (
            <RequestLine key={request.row.id} request={request} isOpen={selected === request.row.id} onOpen={onOpen} />
          ))}
        </ul>
      </Section>
      {decided.length > 0 ? (
        <Section title={t(a.decided)} count={decided.length}>
          <ul className="v-requests">
            {decided.slice(0, shown).map((request) => (
              <DecidedLine
                key={request.row.id}
                request={request}
                isOpen={selected === request.row.id}
                onOpen={onOpen}
              />
            ))}
          </ul>
          {decided.length > shown ? (
            <Button variant="plain" onPress={() => setShown((n) => n + SHOWN)}>
              {t(a.more)}
            </Button>
          ) : null}
        </Section>
      ) : null}
    </div>
  )
}
