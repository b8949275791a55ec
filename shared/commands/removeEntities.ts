import { ok, problem } from '../lib/result.ts'
import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { mayWrite, typeOf } from './draftRules.ts'

const setRemoved =
  (removed: boolean): Command<{ readonly ids: readonly EntityId[] }, { readonly count: number }> =>
  async (context, { ids }) => {
    for (const id of ids) {
      if (!typeOf(id)) return problem('missing', { type: 'unknown' })
      if (!mayWrite(context, id)) return problem('notAllowed')
    }
    let count = 0
    for (const id of new Set(ids)) {
      if (context.isErased(id)) continue
      const draft = await context.edit(typeOf(id)!, id)
      if (draft.get('removed') === removed) continue
      draft.set('removed', removed)
      count++
    }
    return ok({ count })
  }

/** Takes things out of every list; they can be restored. Erasing for good is a statement, not a command. */
export const removeEntities = setRemoved(true)

/** Brings removed things back as they were. */
export const restoreEntities = setRemoved(false)
