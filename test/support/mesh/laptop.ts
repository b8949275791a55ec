import * as z from 'zod/mini'
import type { JoinState, NetworkEntry, Session } from '../../../renderer/store/api.ts'
import { EngineClient } from '../../../renderer/store/EngineClient.ts'
import { joinNetwork } from '../../../renderer/store/joinNetwork.ts'
import { linkDevice } from '../../../renderer/store/linkDevice.ts'
import { foundNetwork } from '../../../renderer/store/networks.ts'
import { openSession } from '../../../renderer/store/openSession.ts'
import { recoverNetwork } from '../../../renderer/store/recoverNetwork.ts'
import type { LinkState, TrustRequests } from '../../../renderer/store/trust.ts'
import type { Purpose, Rooms } from '../../../renderer/worker/messages.ts'

z.config({ jitless: true })

/** A window without screens around the real store: what `page.evaluate` sees as `laptop`. */
interface SeenLink {
  readonly purpose: Purpose
  closed: string | null
}

const must = <T>(result: { ok: true; value: T } | { ok: false; error: { code: string } }): T => {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

let hubs: readonly string[] = []
let entry: NetworkEntry | undefined
let session: Session | undefined
let client: EngineClient | undefined
let links: SeenLink[] = []
let linking: LinkState[] = []
let compared: { words: readonly string[]; answer: (same: boolean) => void } | undefined
const states: JoinState[] = []
const common = { hubs: async () => hubs, onState: (state: JoinState) => void states.push(state) }
const here = (): Session => {
  if (!session) throw new Error('no network is open')
  return session
}

const driver = {
  at(hub: string): void {
    hubs = [hub]
  },
  async found(network: string, name: string): Promise<void> {
    entry = must(await foundNetwork({ network, name }))
    await driver.open()
  },
  async join(link: string, name: string): Promise<void> {
    entry = must(await joinNetwork({ ...common, link, name }))
    await driver.open()
  },
  async recover(sheet: string): Promise<void> {
    entry = must(await recoverNetwork({ ...common, sheet }))
    await driver.open()
  },
  async link(link: string, name: string): Promise<void> {
    const confirm = (words: readonly string[]) =>
      new Promise<boolean>((answer) => {
        compared = { words, answer }
      })
    entry = must(await linkDevice({ ...common, link, name, confirm }))
    await driver.open()
  },
  /** The words that are shown while linking; null before. */
  words: () => compared?.words ?? linking.findLast((state) => state.step === 'compare')?.words ?? null,
  answer: (same: boolean): void => compared?.answer(same),
  linking: (): LinkState | undefined => linking.at(-1),
  joining: () => states,
  entry: () => entry,

  async open(): Promise<void> {
    client = new EngineClient()
    const { offer } = client.links
    links = []
    client.links.offer = (link, purpose) => {
      const seen: SeenLink = { purpose, closed: null }
      links.push(seen)
      // The bridge is the link's one user: closing is seen on its way there.
      const { start } = link
      link.start = ({ frame, closed }) =>
        start.call(link, {
          frame,
          closed: (reason) => {
            seen.closed = reason
            closed(reason)
          },
        })
      offer(link, purpose)
    }
    session = must(await openSession(entry!, { client, hubs: async () => hubs, sharedHubs: async () => hubs }))
    session.onLinking((state) => linking.push(state))
  },
  async close(): Promise<void> {
    await session?.close()
    session = undefined
  },
  /** Every link since it was opened, with where it came about. */
  links: () => links,
  status: () => here().status(),
  invite: async (note: string): Promise<string> =>
    must(await here().invite({ until: Date.now() + 3_600_000, note })).link,
  rooms: (): Promise<Rooms> => client!.request('rooms', null),
  me: (): string => here().me,
  async ask<M extends keyof TrustRequests>(method: M, args: TrustRequests[M]['args']): Promise<unknown> {
    if (method === 'beginLink') {
      linking = []
      compared = undefined
    }
    return must((await here().ask(method, args)) as { ok: true; value: unknown })
  },
  async createEvent(title: string): Promise<void> {
    const values = { title, start: '2026-12-01T19:00', zone: 'Europe/Berlin' }
    must(await here().run('createEvent', { values }))
  },
  events: async (): Promise<string[]> => (await here().rows.find('event', 'id')).map(({ title }) => title).sort(),
  members: async (): Promise<string[]> => (await here().membership()).map(({ name }) => name).sort(),
}

export type LaptopPage = typeof driver
declare global {
  var laptop: LaptopPage
}
globalThis.laptop = driver
