import { ok, problem } from '../lib/result.ts'
import type { Command, Draft, FieldPatch } from './command.ts'
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
  for (const [i, { plan = '', ...values }] of events.entries()) {
    const checked = checkPatch('event', values)
    if (!checked.ok) return problem('importRow', { row: i + 1, ...checked.error.params })
    if (!checked.value.title) return problem('titleMissing')
    const uid = checked.value.uid ?? ''
    const [known] = uid ? await context.rows.find('event', 'uid', { equals: uid }, { limit: 1 }) : []
    if (known && !mayWrite(context, known.id)) return problem('notAllowed')
    const twice = uid ? opened.get(uid) : undefined
    const draft = twice ?? (known ? await context.edit('event', known.id) : context.create('event'))
    if (uid) opened.set(uid, draft)
    if (known || twice) {
      const changed = Object.entries(checked.value).some(([key, value]) => differs(known, key, value))
      draft.patch(checked.value)
      if (known && !known.excerpt && plan.trim()) draft.fillText('plan', plan)
      counts[changed && !twice ? 'updated' : 'unchanged']++
    } else {
      draft.patch({ hosts: [ownProfile(context)], ...checked.value })
      if (plan.trim()) draft.fillText('plan', plan)
      counts.created++
    }
    if (i % 100 === 99) await context.progress(i + 1, events.length)
  }
  await context.progress(events.length, events.length)
  return ok(counts)
}

const differs = (row: object | undefined, key: string, value: unknown): boolean => {
  const held: unknown = row?.[key as never]
  if (!Array.isArray(value) || !Array.isArray(held)) return held !== value
  return held.length !== value.length || value.some((element) => !held.includes(element))
}
