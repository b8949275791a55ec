import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { patchExisting } from './draftRules.ts'

/** Calls an event off, or has it take place after all. Answers and plan stay. */
export const cancelEvent: Command<{ readonly id: EntityId; readonly cancelled: boolean }> = (
  context,
  { id, cancelled },
) => patchExisting(context, 'event', id, { status: cancelled ? 'cancelled' : 'planned' })
