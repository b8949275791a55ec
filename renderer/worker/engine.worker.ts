import * as z from 'zod/mini'
import { beLinked } from './beLinked.ts'
import { comeBack } from './comeBack.ts'
import type { Engine } from './Engine.ts'
import { createEngineHost, type EngineHost } from './EngineHost.ts'
import { problemOfError } from './engineError.ts'
import { loadIdentity, publicIdentity } from './identity.ts'
import { arrive, type Knocking, knock } from './knock.ts'
import { workerLinks } from './linkBridge.ts'
import type { StartMode, ToWindow, ToWorker } from './messages.ts'
import { openEngine, type Start } from './openEngine.ts'
import { openReader } from './openReader.ts'

// The content security policy forbids what zod's compiler does.
z.config({ jitless: true })

let host: EngineHost | undefined
let engine: Engine | undefined
let knocking: Knocking | undefined

const post = (message: ToWindow, transfer: Transferable[] = []): void => self.postMessage(message, { transfer })

/** Links come from this worker's own window; only the owner of the engine has use for them. */
const links = workerLinks(post, (link, purpose) => {
  if (engine && purpose === 'door' && !knocking) engine.answer(link)
  else if (engine && purpose === 'room') engine.meet(link)
  else if (engine && purpose === 'link' && !knocking) engine.linking.offer(link)
  else if (knocking) knocking.offer(link)
  else link.close('not the owner')
})

const startOf = (mode: StartMode): Start =>
  mode.mode === 'open' || mode.mode === 'found' ? mode : { mode: 'join', knocking: knocking! }

/** A network that is there tells its window who it is at once, also while another window owns the engine. */
const start = (key: string, mode: StartMode): void => {
  const making = mode.mode !== 'open'
  if (mode.mode === 'join') knocking = knock(mode.invitation, mode.name, post)
  if (mode.mode === 'arrive') knocking = arrive(mode.newcomer)
  if (mode.mode === 'link') knocking = beLinked(mode.link, mode.name, post)
  if (mode.mode === 'recover') knocking = comeBack(mode.sheet, post)
  const joining = knocking
  host = createEngineHost({
    key,
    own: async (emit) => {
      try {
        engine = await openEngine(key, startOf(mode), emit)
        const identity = publicIdentity(engine.identity)
        const ready = joining ? engine.introduced : Promise.resolve()
        if (making) void ready.then(() => post({ kind: 'started', identity: { ok: true, value: identity } }))
        return engine
      } catch (error) {
        if (making) post({ kind: 'started', identity: { ok: false, error: problemOfError(error) } })
        throw error
      }
    },
    deliver: post,
    problemOf: problemOfError,
  })
  if (making) return
  openReader(key, loadIdentity).then(
    (identity) =>
      post({
        kind: 'started',
        identity: identity
          ? { ok: true, value: publicIdentity(identity) }
          : { ok: false, error: { code: 'network.missing' } },
      }),
    (error: unknown) => post({ kind: 'started', identity: { ok: false, error: problemOfError(error) } }),
  )
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'start':
      start(data.key, data.start)
      break
    case 'request':
    case 'cancel':
      host?.call(data)
      break
    case 'close':
      knocking?.cancel()
      await host?.close()
      post({ kind: 'closed' })
      break
    case 'compared':
      knocking?.compared?.(data.same)
      break
    default:
      links(data)
  }
}
