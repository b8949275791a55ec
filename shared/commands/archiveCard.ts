import type { EntityId } from '../model/ids.ts'
import type { Command } from './command.ts'
import { patchExisting } from './draftRules.ts'

/** Takes a card off the board into the archive, or back. */
export const archiveCard: Command<{ readonly id: EntityId; readonly archived: boolean }> = (
  context,
  { id, archived },
) => patchExisting(context, 'card', id, { archived })
