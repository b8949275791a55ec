import type { CommandOutcome, FieldChange } from '../../shared/commands/command.ts'
import { ok, type Result } from '../../shared/lib/result.ts'

type Changed = Pick<CommandOutcome<unknown>, 'changes' | 'created'>
interface Step extends Changed {
  readonly label: string
}
/** Writes `before` back wherever `after` still stands; its outcome is what takes that back again. */
type Revert = (
  changed: Changed,
) => Promise<
  Result<Changed & { readonly value: { readonly restored: number; readonly skipped: readonly FieldChange[] } }>
>

/** A step taken back, or done again. */
export interface Reverted {
  readonly label: string
  /** Changes that were. */
  readonly restored: number
  /** Records of which something stays as it is, because somebody else has changed it since. */
  readonly left: number
}

const LIMIT = 200

export interface History {
  /** A change that this window has asked for: what is undone from now on comes after it. */
  begin(work: Promise<unknown>): void
  push(label: string, changed: Changed): void
  undo(): Promise<Result<Reverted | null>>
  redo(): Promise<Result<Reverted | null>>
}

/** What this window can take back, newest first. Undo is itself a change, so it is signed, synced and can be undone. */
export const createHistory = (revert: Revert): History => {
  const past: Step[] = []
  const future: Step[] = []
  // One at a time: holding Ctrl+Z must not revert the same step twice.
  let turn: Promise<unknown> = Promise.resolve()
  const begun = new Set<Promise<unknown>>()
  const move = (from: Step[], to: Step[]): Promise<Result<Reverted | null>> => {
    // A card that was moved is shown in its new place before the move is written: Ctrl+Z means that, not the step before it.
    const written = Promise.allSettled([turn, ...begun])
    const work = written.then(async () => {
      const step = from.pop()
      if (!step) return ok(null)
      const reverted = await revert(step)
      if (!reverted.ok) {
        from.push(step)
        return reverted
      }
      const { changes, created, value } = reverted.value
      const { label } = step
      if (changes.length > 0 || created.length > 0) to.push({ label, changes, created })
      return ok({ label, restored: value.restored, left: leftOf(value.skipped) })
    })
    turn = work.catch(() => {})
    return work
  }
  return {
    begin(work) {
      begun.add(work)
      const ended = () => void begun.delete(work)
      work.then(ended, ended)
    },
    push(label, { changes, created }) {
      if (changes.length === 0 && created.length === 0) return
      past.push({ label, changes, created })
      if (past.length > LIMIT) past.shift()
      future.length = 0
    },
    undo: () => move(past, future),
    redo: () => move(future, past),
  }
}

/** Of how many records something was left as it is. */
export const leftOf = (skipped: readonly FieldChange[]): number => new Set(skipped.map(({ entity }) => entity)).size
