import { ok, problem } from '../lib/result.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { EventRow } from '../model/event.ts'
import { eventOfUid } from '../model/eventUid.ts'
import type { Command, CommandContext, Draft, FieldPatch } from './command.ts'
import { checkPatch, mayWrite, ownProfile } from './draftRules.ts'
import type { ImportCounts } from './importMembers.ts'

/** One event from a calendar file, in our fields. */
export type ImportedEvent = FieldPatch<'event'> & {
  readonly title: string
  /** Plain text; fills the plan of a new event, and of a known one only while its plan is empty. */
  readonly plan?: string
}

/** Brings in events as one commit. One with a known `uid` updates that event; hosts and answers stay. Everything or nothing. */
export const importEvents: Command<{ readonly events: readonly ImportedEvent[] }, ImportCounts> = async (
  context,
  { events },
) => {
  if (events.length === 0) return problem('nothingToImport')
  const opened = new Map<string, Draft<'event'>>()
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const [i, { plan = '', uid = '', ...given }] of events.entries()) {
    const known = await knownEvent(context, uid)
    if (known && !mayWrite(context, known.id)) return problem('notAllowed')
    // A file cannot make an event official for someone who could not say so herself.
    const official = rankOf[context.role] <= 2 ? given.official : known?.official
    const checked = checkPatch('event', { ...given, official, uid: eventOfUid(uid) && known ? known.uid : uid })
    if (!checked.ok) return problem('importRow', { row: i + 1, ...checked.error.params })
    if (!checked.value.title) return problem('importRow', { row: i + 1, field: 'title' })
    const twice = uid ? opened.get(uid) : undefined
    const draft = twice ?? (known ? await context.edit('event', known.id) : context.create('event'))
    if (uid) opened.set(uid, draft)
    draft.patch(known || twice ? checked.value : { hosts: [ownProfile(context)], ...checked.value })
    if (!twice && !known?.excerpt && plan.trim()) draft.fillText('plan', plan)
    if (twice) counts.unchanged++
    else if (!known) counts.created++
    else counts[differs(known, checked.value) ? 'updated' : 'unchanged']++
    if (i % 100 === 99) await context.progress(i + 1, events.length)
  }
  await context.progress(events.length, events.length)
  return ok(counts)
}

/** By its UID; an event that was exported here carries its own id in it. */
const knownEvent = async (context: CommandContext, uid: string): Promise<EventRow | undefined> => {
  if (!uid) return undefined
  const [found] = await context.rows.find('event', 'uid', { equals: uid }, { limit: 1 })
  const own = eventOfUid(uid)
  return found ?? (own ? context.rows.get('event', own) : undefined)
}

const differs = (row: EventRow, values: FieldPatch<'event'>): boolean =>
  Object.entries(values).some(([key, value]) => {
    const held: unknown = row[key as keyof EventRow]
    if (!Array.isArray(value) || !Array.isArray(held)) return held !== value
    return held.length !== value.length || value.some((element) => !held.includes(element))
  })
