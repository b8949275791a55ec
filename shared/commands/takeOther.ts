import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command, Draft } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'
import { rawField } from './rawField.ts'

/** A receipt's clash, decided the other way: the value that did not stand is written again, as a change of one's own. */
export const takeOther: Command<{
  readonly entity: EntityId
  /** Raw key: `title`, or `assignees/<element>`. */
  readonly field: string
  readonly value: unknown
}> = async (context, { entity, field, value }) => {
  const type = typeOf(entity)
  if (!type) return problem('missing', { type: 'unknown' })
  if (!mayWrite(context, entity)) return problem('notAllowed')
  const draft = (await context.edit(type, entity)) as unknown as Draft
  const target = rawField(type, draft, field)
  if (!target?.accepts(value)) return problem('invalid', { field })
  target.write(value)
  return ok(undefined)
}
