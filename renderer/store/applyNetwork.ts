import { liveQuery } from 'dexie'
import { plainLine, plainProse } from '../../shared/lib/plain.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { NetId } from '../../shared/model/ids.ts'
import { requestToApply } from '../../shared/roster/apply.ts'
import { doorOf } from '../../shared/roster/keys.ts'
import { type Answered, Knock, type Welcome } from '../../shared/sync/Knock.ts'
import type { Link } from '../../shared/sync/link.ts'
import { type MessageOf, PROTOCOL } from '../../shared/sync/messages.ts'
import { joinRoom } from '../mesh/joinRoom.ts'
import { surroundings } from '../worker/surroundings.ts'
import type { NetworkEntry } from './api.ts'
import { clearEmptyDrafts, type StoredApplication } from './applications.ts'
import { enterNetwork } from './enterNetwork.ts'
import type { Hubs } from './meeting.ts'
import { listNetworks } from './networks.ts'
import { profile } from './profile.ts'
import { type Reach, waysTo } from './ways.ts'

export interface ApplyingOptions {
  readonly hubs: Hubs
  readonly reach?: Reach
  /** One of the networks has taken her in: it is on this machine now. */
  readonly onWelcome: (entry: NetworkEntry) => void
}

/** After the first door has answered, others that are there may take a copy too. */
const MORE_DOORS = 4_000
/** With somebody there, a round takes no longer: a door that has no time now may have it later. */
const ROUND = 30_000
/** Between two rounds: somebody may have decided. While she may still be looking on, soon; the longer she has waited, the less a moment matters to her, and the door has others to answer. */
const REST = 5_000
const LONG_REST = 5 * 60_000
const restAfter = (waited: number): number => Math.min(LONG_REST, Math.max(REST, waited / 12))
/** While no hub is known to this machine. */
const NO_HUB = 5_000
/** With nobody there, the hub may have another address by now. */
const LOOK_AGAIN = 2 * 60_000
/** A door that opens and then gives nothing is none. */
const RECEIVE = 5 * 60_000
/** Every window of this machine would knock; one is enough. */
const LOCK = 'vmeste-applying'

/** Nets at whose doors this window must not stand twice: y-webrtc has one room of a name per window. */
const elsewhere = new Map<NetId, number>()
const changes = new Set<() => void>()
const changed = () => {
  for (const listener of changes) listener()
}

/** While `work` goes in by another way (an invitation), nobody asks here; whoever got in so has no need to ask. */
export const withoutApplying = async (
  net: NetId,
  work: () => Promise<Result<NetworkEntry>>,
): Promise<Result<NetworkEntry>> => {
  elsewhere.set(net, (elsewhere.get(net) ?? 0) + 1)
  changed()
  // The room is left at once; its name is free when the round is over.
  await rounds.get(net)?.over
  try {
    const result = await work()
    if (result.ok) await profile.applications.delete(net)
    return result
  } finally {
    const left = elsewhere.get(net)! - 1
    if (left > 0) elsewhere.set(net, left)
    else elsewhere.delete(net)
    changed()
  }
}

interface Round {
  /** What it asks with; another state begins another round. */
  readonly asks: string
  readonly stop: AbortController
  readonly over: Promise<void>
}
const rounds = new Map<NetId, Round>()

/** Keeps asking at the doors of all networks this machine has applied to, while the app is open. Returns how to stop. */
export const startApplying = (options: ApplyingOptions): (() => void) => {
  const stop = new AbortController()
  navigator.locks
    .request(LOCK, { signal: stop.signal }, async () => {
      await clearEmptyDrafts()
      await follow(options, stop.signal)
    })
    // Stopped while waiting for the lock, or the disk is gone: then there is nothing to ask with.
    .catch(() => {})
  return () => stop.abort()
}

/** A round for each application that has something to ask, as long as it asks the same. */
const follow = (options: ApplyingOptions, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let latest: readonly StoredApplication[] = []
    const settle = () => {
      const wanted = new Map(latest.filter(({ net }) => !elsewhere.has(net)).map((row) => [row.net, row]))
      for (const [net, round] of rounds) {
        const row = wanted.get(net)
        if (!row || asksOf(row) !== round.asks) round.stop.abort()
      }
      for (const [net, row] of wanted) if (!rounds.has(net)) begin(row)
    }
    const begin = (row: StoredApplication) => {
      const round = new AbortController()
      const over = keepAsking(row, options, round.signal).finally(() => {
        rounds.delete(row.net)
        // Not `settle`: who asks now may be another than who began this round.
        changed()
      })
      rounds.set(row.net, { asks: asksOf(row), stop: round, over })
    }
    const subscription = liveQuery(() => profile.applications.toArray()).subscribe({
      next: (rows) => {
        latest = rows
        settle()
      },
    })
    changes.add(settle)
    signal.addEventListener('abort', () => {
      changes.delete(settle)
      subscription.unsubscribe()
      for (const round of rounds.values()) round.stop.abort()
      resolve()
    })
  })

/** Refusals that the person can do something about. */
const told: readonly string[] = ['join.otherVersion', 'join.removed']

const needsQuestions = ({ state, questions }: StoredApplication): boolean =>
  state === 'draft' || (state === 'waiting' && questions === null)

const asksOf = (row: StoredApplication): string =>
  JSON.stringify([row.state, row.written, needsQuestions(row), row.hubs])

/** Knocks, rests, and knocks again, until she is in or the signal says otherwise. Never rejects. */
const keepAsking = async (row: StoredApplication, options: ApplyingOptions, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    // A door that answered nonsense, a disk that is full: the next round may go better.
    const done = await askOnce(row, options, signal).catch(() => false)
    if (!done) await rest(row.state === 'waiting' ? restAfter(Date.now() - row.written) : LONG_REST, signal)
  }
}

/** One round at the door. True when there is nothing to rest for: nobody was there. */
const askOnce = async (row: StoredApplication, options: ApplyingOptions, signal: AbortSignal): Promise<boolean> => {
  const { net, keys } = row
  if ((await listNetworks()).some((network) => network.net === net)) {
    // By an invitation, or a welcome after which the app was closed.
    await profile.applications.delete(net)
    return true
  }
  const ways = await waysTo(row.hubs, options.reach)
  const hubs = [...new Set([...(await options.hubs()), ...ways.map(({ url }) => url)])]
  if (hubs.length === 0) {
    await rest(NO_HUB, signal)
    return true
  }
  const first = await firstWords(row)
  if (signal.aborted) return true
  let end: ReturnType<typeof setTimeout> | undefined
  const endIn = (ms: number) => {
    clearTimeout(end)
    end = setTimeout(() => knock.cancel(), ms)
  }
  const knock = new Knock({
    net,
    first,
    keys,
    surroundings,
    answered: (answer) => {
      void heard(net, answer).catch(() => {})
      endIn(answer.type === 'applied' ? MORE_DOORS : 0)
    },
    believe: async (welcome) => {
      // As long as it takes; where it was made up, others at the door have their turn.
      clearTimeout(end)
      const isTrue = await enter(row, welcome, options, signal)
      if (!isTrue) endIn(ROUND)
      return isTrue
    },
  })
  const cancel = () => knock.cancel()
  signal.addEventListener('abort', cancel)
  let hasMet = false
  const onLink = (link: Link) => {
    knock.offer(link)
    if (!hasMet) endIn(ROUND)
    hasMet = true
  }
  endIn(LOOK_AGAIN)
  const room = joinRoom({ ...doorOf(net), hubs, onLink })
  try {
    const welcome = await knock.welcome
    if (welcome.ok) return true
    if (welcome.error.code === 'join.declined')
      await profile.applications.update(net, {
        state: 'declined',
        reason: plainProse(String(welcome.error.params?.reason ?? '')),
        heardAt: Date.now(),
      })
    else if (told.includes(welcome.error.code))
      await profile.applications.update(net, { refused: welcome.error.code, heardAt: Date.now() })
    return !hasMet
  } finally {
    clearTimeout(end)
    signal.removeEventListener('abort', cancel)
    await room.leave()
  }
}

const firstWords = async (row: StoredApplication): Promise<MessageOf<'apply' | 'questions'>> => {
  if (needsQuestions(row) || row.state === 'asked') return { type: 'questions', protocol: PROTOCOL }
  const request = await requestToApply(row.net, row.keys, row, row.written)
  return { type: 'apply', protocol: PROTOCOL, request }
}

const heard = async (net: NetId, answer: Answered): Promise<void> => {
  await profile.transaction('rw', profile.applications, async () => {
    const row = await profile.applications.get(net)
    if (!row) return
    const heardAt = Date.now()
    if (answer.type === 'applied')
      await profile.applications.update(net, {
        stage: answer.stage,
        heardAt,
        refused: undefined,
        // Opened again; or it was declined by somebody who only stood at the door.
        ...(row.state === 'declined' && { state: 'waiting', reason: '' }),
      })
    else {
      const questions = answer.questions.map(plainLine)
      // Sent before anybody could tell what is asked: hers to answer first.
      const owes = row.state === 'waiting' && questions.some((q) => !row.answers.some(({ question }) => question === q))
      const network = plainLine(answer.network) || row.network
      await profile.applications.update(net, { questions, network, heardAt, ...(owes && { state: 'asked' }) })
    }
  })
}

/** She is in: the network comes to this machine over the link of the door that opened. False when that was no door of it. */
const enter = async (
  row: StoredApplication,
  { key, link }: Welcome,
  { hubs, reach, onWelcome }: ApplyingOptions,
  signal: AbortSignal,
): Promise<boolean> => {
  const { net, keys, name, intro, network } = row
  const entered = await enterNetwork({
    network,
    addresses: row.hubs,
    hubs,
    ...(reach && { reach }),
    start: { mode: 'arrive', newcomer: { keys, net, networkKey: key, name, intro } },
    begin: (way) => way.link(link),
    onState: () => {},
    signal: AbortSignal.any([signal, AbortSignal.timeout(RECEIVE)]),
  })
  if (!entered.ok) return false
  await profile.applications.delete(net)
  onWelcome(entered.value)
  return true
}

const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
