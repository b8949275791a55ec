import type { Command } from './command.ts'

/** Every command by name: the table of contents of what a person can do. */
export const commands = {} as const satisfies Readonly<Record<string, Command<never, unknown>>>

export type CommandName = keyof typeof commands
type CommandOf<C extends CommandName> = (typeof commands)[C]
export type CommandArgs<C extends CommandName> = CommandOf<C> extends Command<infer A, infer _R> ? A : never
export type CommandValue<C extends CommandName> = CommandOf<C> extends Command<infer _A, infer R> ? R : never
