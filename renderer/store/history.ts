import type { CommandOutcome, FieldChange } from '../../shared/commands/command.ts'
import type { CommandName } from '../../shared/commands/registry.ts'
import { ok, type Problem, problem, type Result } from '../../shared/lib/result.ts'

/** What was done: a command by its name, anything else by the words in which it was told. */
export type StepLabel = CommandName | { readonly told: string }

/** Something this window has done. */
export interface Step {
  readonly label: StepLabel
  /** Takes back what still stands of it. `again` does it once more; null when there is nothing to do again. */
  revert(): Promise<Result<{ readonly restored: number; readonly left: number; readonly again: Step | null }>>
}

/** A step taken back, or done again. */
export interface Reverted {
  readonly label: StepLabel
  /** Changes that were. */
  readonly restored: number
  /** Records of which something stays as it is, because somebody else has changed it since. */
  readonly left: number
}

const LIMIT = 200

export interface History {
  /** Something that this window has asked for: what is undone from now on comes after it. Resolves with its step; null when there is none. */
  begin(work: Promise<Step | null>): void
  /** Takes back the newest step, or this one wherever it stands; null when there is none (any more). */
  undo(step?: Step): Promise<Result<Reverted | null>>
  redo(): Promise<Result<Reverted | null>>
}

/** What this window can take back, newest first. Undo is itself a change, so it is signed, synced and can be undone. */
export const createHistory = (): History => {
  const past: Step[] = []
  const future: Step[] = []
  // One at a time: holding Ctrl+Z must not revert the same step twice.
  let turn: Promise<unknown> = Promise.resolve()
  const begun = new Set<Promise<unknown>>()
  const move = (from: Step[], to: Step[], wanted?: Step): Promise<Result<Reverted | null>> => {
    // A card that was moved is shown in its new place before the move is written: Ctrl+Z means that, not the step before it.
    const written = Promise.allSettled([turn, ...begun])
    const work = written.then(async () => {
      const at = wanted ? from.indexOf(wanted) : from.length - 1
      const [step] = at < 0 ? [] : from.splice(at, 1)
      if (!step) return ok(null)
      const reverted = await step.revert()
      if (!reverted.ok) {
        // What is refused would be refused for ever, and stand before all that was done earlier.
        if (mayWorkLater(reverted.error)) from.splice(at, 0, step)
        return reverted
      }
      const { restored, left, again } = reverted.value
      if (again) to.push(again)
      return ok({ label: step.label, restored, left })
    })
    turn = work.catch(() => {})
    return work
  }
  return {
    begin(work) {
      const kept = work.then((step) => {
        begun.delete(kept)
        if (!step) return
        past.push(step)
        if (past.length > LIMIT) past.shift()
        future.length = 0
      })
      begun.add(kept)
      kept.catch(() => begun.delete(kept))
    },
    undo: (step) => move(past, future, step),
    redo: () => move(future, past),
  }
}

const mayWorkLater = ({ code }: Problem): boolean => /^(engine|store)\./.test(code)

/** Of how many records something was left as it is. */
export const leftOf = (skipped: readonly FieldChange[]): number => new Set(skipped.map(({ entity }) => entity)).size

type Changed = Pick<CommandOutcome<unknown>, 'changes' | 'created'>
/** Writes `before` back wherever `after` still stands; its outcome is what takes that back again. */
type Revert = (
  changed: Changed,
) => Promise<
  Result<Changed & { readonly value: { readonly restored: number; readonly skipped: readonly FieldChange[] } }>
>

/** A command; null when it changed nothing. */
export const commandStep = (label: CommandName, { changes, created }: Changed, revert: Revert): Step | null =>
  changes.length === 0 && created.length === 0
    ? null
    : {
        label,
        async revert() {
          const reverted = await revert({ changes, created })
          if (!reverted.ok) return reverted
          const { restored, skipped } = reverted.value.value
          return ok({ restored, left: leftOf(skipped), again: commandStep(label, reverted.value, revert) })
        },
      }

/** Takes an act back; does an act and resolves with what takes it back. */
export type Back = () => Promise<Result<unknown>>
export type Act = () => Promise<Result<Back>>

/** An act beside the commands, told in these words: `back` takes it back, `act` does it again. */
export const actStep = (told: string, act: Act, back: Back): Step => ({
  label: { told },
  async revert() {
    const undone = await back()
    return undone.ok ? ok({ restored: 1, left: 0, again: actAgain(told, act) }) : undone
  },
})

const actAgain = (told: string, act: Act): Step => ({
  label: { told },
  async revert() {
    const done = await act()
    return done.ok ? ok({ restored: 1, left: 0, again: actStep(told, act, done.value) }) : done
  },
})

/** An act that nobody can take back: Ctrl+Z says so once, where it would otherwise take back what was done before it. */
export const finalStep = (code: string): Step => ({ label: { told: '' }, revert: async () => problem(code) })
