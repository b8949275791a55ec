import type { Problem } from '../../shared/lib/result.ts'
import type { Progress } from '../store/api.ts'
import type { Call, EngineEvent, Method, Peering, Reply } from './messages.ts'
import { repeatable } from './messages.ts'

/** What a request may use while it runs. */
export interface Working {
  readonly progress: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** The engine of the worker that owns the database. */
export interface OwnedEngine {
  handle(method: Method, args: unknown, working: Working): Promise<unknown>
  /** Puts down what is under way; afterwards nothing is written any more. */
  close(): Promise<void>
}

export interface HostOptions {
  readonly key: string
  /** Called while the lock is held; `emit` reaches every window of this network. */
  readonly own: (emit: (event: EngineEvent) => void) => Promise<OwnedEngine>
  /** To this worker's window. */
  readonly deliver: (message: Reply | EngineEvent) => void
  readonly problemOf: (error: unknown) => Problem
  /** How long a request may stay in nobody's hands, in ms. */
  readonly patience?: number
}

interface Pending {
  readonly call: Extract<Call, { kind: 'request' }>
  /** In the owner's hands. */
  taken: boolean
  readonly timer: ReturnType<typeof setTimeout>
}

export interface EngineHost {
  call(call: Call): void
  close(): Promise<void>
}

export const lockName = (key: string): string => `vmeste/${key}`

/**
 * Exactly one worker per network and machine owns the database: the holder of a Web Lock. The others pass their window's requests to it over a
 * BroadcastChannel; when it goes away, however suddenly, the next in line takes over. A request runs at most once: if the owner vanished with
 * it in its hands it fails with `engine.interrupted`, unless it is repeatable.
 */
export const createEngineHost = ({ key, own, deliver, problemOf, patience = 20_000 }: HostOptions): EngineHost => {
  const self = crypto.randomUUID()
  const channel = new BroadcastChannel(lockName(key))
  const pending = new Map<string, Pending>()
  const running = new Map<string, AbortController>()
  const waiting = new AbortController()
  let engine: OwnedEngine | undefined
  let owner: string | undefined
  let release: (() => void) | undefined
  let closing = false
  /** Why this worker could not open the engine. */
  let broken: Problem | undefined

  const post = (message: Peering) => channel.postMessage(message)
  const settle = (reply: Reply) => {
    const entry = pending.get(reply.id)
    if (!entry) return
    if (reply.kind === 'taken') {
      entry.taken = true
      clearTimeout(entry.timer)
      return
    }
    if (reply.kind !== 'progress') {
      clearTimeout(entry.timer)
      pending.delete(reply.id)
    }
    deliver(reply)
  }
  const fail = (id: string, code: string) => settle({ kind: 'failed', id, problem: { code } })

  /** Runs a call here; `answer` takes it back to whoever asked. `name` is unique among all windows. */
  const handle = async (name: string, call: Call, answer: (reply: Reply) => void): Promise<void> => {
    if (call.kind === 'cancel') return running.get(name)?.abort()
    const { id, method, args } = call
    if (!engine || closing) return
    answer({ kind: 'taken', id })
    const controller = new AbortController()
    running.set(name, controller)
    try {
      const working: Working = {
        progress: (progress) => answer({ kind: 'progress', id, progress }),
        signal: controller.signal,
      }
      answer({ kind: 'done', id, value: await engine.handle(method, args, working) })
    } catch (error) {
      answer({ kind: 'failed', id, problem: problemOf(error) })
    } finally {
      running.delete(name)
    }
  }
  const dispatch = (call: Call) => {
    if (engine) void handle(`${self}/${call.id}`, call, settle)
    else if (owner) post({ kind: 'call', from: self, owner, call })
    else if (broken) settle({ kind: 'failed', id: call.id, problem: broken })
    // Else nobody owns it yet; `adopt` sends what is pending.
  }
  const adopt = (next: string) => {
    if (owner === next) return
    if (owner !== undefined) deliver({ kind: 'owner' })
    owner = next
    for (const { call, taken } of [...pending.values()]) {
      if (!taken || repeatable.has(call.method)) dispatch(call)
      else fail(call.id, 'engine.interrupted')
    }
  }
  const emit = (event: EngineEvent) => {
    if (closing) return
    deliver(event)
    post({ kind: 'event', event })
  }

  channel.onmessage = ({ data }: MessageEvent<Peering>) => {
    if (data.kind === 'owner' && !engine) adopt(data.owner)
    if (data.kind === 'whoOwns' && engine) post({ kind: 'owner', owner: self })
    if (data.kind === 'call' && data.owner === self)
      void handle(`${data.from}/${data.call.id}`, data.call, (reply) => post({ kind: 'reply', to: data.from, reply }))
    if (data.kind === 'reply' && data.to === self) settle(data.reply)
    if (data.kind === 'event' && !engine) deliver(asOther(data.event))
  }
  post({ kind: 'whoOwns' })

  const held = navigator.locks
    .request(lockName(key), { signal: waiting.signal }, async () => {
      if (closing) return
      let made: OwnedEngine
      try {
        made = await own(emit)
      } catch (error) {
        broken = problemOf(error)
        deliver({ kind: 'problem', problem: broken })
        for (const id of [...pending.keys()]) settle({ kind: 'failed', id, problem: broken })
        return
      }
      engine = made
      post({ kind: 'owner', owner: self })
      adopt(self)
      await new Promise<void>((resolve) => {
        release = resolve
        if (closing) resolve()
      })
      for (const controller of running.values()) controller.abort()
      await made.close()
    })
    .catch((error: unknown) => {
      if (!waiting.signal.aborted) deliver({ kind: 'problem', problem: problemOf(error) })
    })

  return {
    call(call) {
      if (call.kind === 'request') {
        const timer = setTimeout(() => {
          fail(call.id, 'engine.unreachable')
          // An owner that only slept must not do later what the person was told had failed.
          dispatch({ kind: 'cancel', id: call.id })
        }, patience)
        pending.set(call.id, { call, taken: false, timer })
      }
      dispatch(call)
    },
    async close() {
      closing = true
      if (!engine) waiting.abort()
      release?.()
      await held
      for (const id of [...pending.keys()]) fail(id, 'engine.closed')
      channel.close()
    },
  }
}

/** What the owner says of itself, as another window must see it. */
const asOther = (event: EngineEvent): EngineEvent =>
  event.kind === 'status' ? { ...event, status: { ...event.status, owner: false } } : event
