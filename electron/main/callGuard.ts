import { type CallPayload, callSchemas } from '../../shared/ipc/contract.ts'
import type { CallName } from '../../shared/ipc/names.ts'
import { err, ok, type Result } from '../../shared/lib/result.ts'
import { APP_ORIGIN } from './appOrigin.ts'

/** Who sent a call: the frame's URL, and whether it is the top frame of one of our own windows. */
export interface CallSender {
  readonly url: string
  readonly isWindow: boolean
}

export type Refusal = 'sender' | 'payload'

/** Checked on every call, before any handler: sent by our own page in our own window, and shaped as the contract says. */
export const checkCall = <N extends CallName>(
  name: N,
  sender: CallSender | null,
  payload: unknown,
): Result<CallPayload<N>, Refusal> => {
  if (!sender?.isWindow || !sender.url.startsWith(`${APP_ORIGIN}/`)) return err('sender')
  const parsed = callSchemas[name].safeParse(payload)
  return parsed.success ? ok(parsed.data as CallPayload<N>) : err('payload')
}
