import { type BringIn, type BroughtIn, bringIn } from './bringIn/bringIn.ts'
import type { Command } from './command.ts'

export type { BringIn, BroughtIn, ImportCounts } from './bringIn/bringIn.ts'
export type { ImportedMember } from './bringIn/imported.ts'

/** Brings in the people of a file, and the organisations they name, as one act. Everything or nothing. */
export const importMembers: Command<BringIn, BroughtIn> = (context, args) => bringIn(context, args)
