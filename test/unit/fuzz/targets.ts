import * as encoding from 'lib0/encoding'
import { readHubMessage } from '../../../electron/hub/lan/hubMessages.ts'
import { readClientMessage, writePublication } from '../../../electron/hub/messages.ts'
import { arrivalsInArguments } from '../../../electron/main/arrivals.ts'
import { fingerprintOf } from '../../../renderer/mesh/fingerprintOf.ts'
import { readSignal } from '../../../renderer/mesh/Gate.ts'
import { openSignal } from '../../../renderer/mesh/signalCipher.ts'
import { isCaretUpdate } from '../../../renderer/store/caretUpdate.ts'
import { decodeLive, encodeLive } from '../../../renderer/worker/liveCodec.ts'
import { equalBytes, toBase64Url, utf8 } from '../../../shared/lib/bytes.ts'
import type { SeededRandom } from '../../../shared/lib/random.ts'
import { entities, entityOfType } from '../../../shared/model/entities.ts'
import { occurrences } from '../../../shared/queries/occurrences.ts'
import { checkOps } from '../../../shared/replica/acceptOps.ts'
import { decodeCommit, payloadOf } from '../../../shared/replica/commit.ts'
import { decodeUpdate } from '../../../shared/replica/decodeUpdate.ts'
import { checkForm } from '../../../shared/replica/formCheck.ts'
import { materialise } from '../../../shared/replica/materialise.ts'
import { readPlainUpdate } from '../../../shared/replica/plainUpdate.ts'
import { applyLink, parseApplyLink } from '../../../shared/roster/apply.ts'
import { deviceLinkText, parseDeviceLink } from '../../../shared/roster/deviceLink.ts'
import { invitationLink, parseInvitation } from '../../../shared/roster/invitation.ts'
import { envelopeKeyOf, networkKeyOf, openSealed, unsealNetworkKey } from '../../../shared/roster/keys.ts'
import { readSheet, sheetLink, sheetWords } from '../../../shared/roster/recovery.ts'
import { decodeStatement, encodeStatement } from '../../../shared/roster/statement.ts'
import { readBundle } from '../../../shared/sync/bundle.ts'
import { Assembler, toFrames } from '../../../shared/sync/frames.ts'
import { decodeMessage, MAX_MESSAGE } from '../../../shared/sync/messages.ts'
import { testNetwork } from '../../support/builders.ts'
import { yjsHistory } from '../../support/yjsHistory.ts'
import * as files from './files.ts'
import { samplesOf } from './sampleOf.ts'
import { linkTarget, sealedBundle, sealedSignals } from './sealed.ts'

/**
 * Everything that reads bytes which somebody else wrote. A new parser joins by one entry: inputs that it accepts, and a reader that
 * must never throw, never take 100 ms, and keep nothing.
 */
export interface Target {
  readonly name: string
  /** Valid inputs; what is fuzzed are these, spoilt. */
  samples(random: SeededRandom): readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  /** Throws for what is a bug; may answer later. */
  read(input: Uint8Array): unknown
  /** Words of its language, put in whole. */
  readonly words?: readonly string[]
  /** How many of the runs it gets; 1 is usual, slow readers get less. */
  readonly share?: number
}

const lenient = new TextDecoder()
const text = (input: Uint8Array): string => lenient.decode(input)
const NOW = Date.UTC(2026, 10, 20)
const network = testNetwork('fuzz')
const hubs = ['ws://192.168.1.7:4173/abc', 'wss://hub.example/']
const id = (random: SeededRandom) => toBase64Url(random.bytes(32))
const anyClient = () => true
const card = entityOfType(entities.card.type)!

/** A sealed box or key: 32 bytes of a key, then what it seals. */
const device = (async () => {
  const pair = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair
  const kx = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  return { agreement: pair.privateKey, kx }
})()

const readUpdate = (input: Uint8Array, honest: readonly Uint8Array[]): void => {
  const content = checkForm(input, anyClient)
  readPlainUpdate(input, anyClient)
  if (typeof content === 'string') return
  decodeUpdate(input)
  // As one of several, in every standing: last, first, cut.
  const op = (update: Uint8Array, time: number, cut = false) => ({
    commit: `c${time}`,
    time,
    device: `d${time}` as string,
    by: '' as const,
    update,
    cut,
  })
  const others = honest.slice(0, 3).map((update, i) => op(update, 10 + i))
  for (const mine of [op(input, 99), op(input, 1), op(input, 11.5, true)])
    materialise(card, 'A'.repeat(44), [...others, mine])
  // And as whatever else it might claim to be.
  for (const { type } of Object.values(entities)) materialise(entityOfType(type)!, 'A'.repeat(44), [op(input, 1)])
}
const honestUpdates: Uint8Array[] = []

export const targets: readonly Target[] = [
  {
    name: 'commit',
    async samples() {
      const { founder } = await network
      return founder.commits()
    },
    async read(input) {
      const { net } = await network
      const commit = decodeCommit(input, net)
      if (!commit.ok) return
      if (!commit.value.roster) checkOps(commit.value, new Map())
      for (const op of commit.value.ops) decodeStatement(payloadOf(op) ?? new Uint8Array())
    },
  },
  {
    name: 'commit, taken in by a replica',
    share: 0.1,
    async samples() {
      const { founder } = await network
      return founder.commits()
    },
    async read(input) {
      const { founder } = await network
      await founder.replica.accept([input], 'fuzz')
    },
  },
  {
    name: 'update',
    share: 0.3,
    samples(random) {
      honestUpdates.splice(0)
      for (let n = 0; n < 12; n++) honestUpdates.push(...yjsHistory(random, 4).map(({ update }) => update))
      return honestUpdates
    },
    read: (input) => readUpdate(input, honestUpdates),
  },
  {
    name: 'statement',
    samples: (random) => samplesOf(decodeStatement, 9, random, 6),
    read(input) {
      const statement = decodeStatement(input)
      if (!statement || statement.k === 'unknown') return
      // There is one way to write it: else two commits could say the same under two ids.
      if (!equalBytes(encodeStatement(statement), input)) throw new Error('reads as what is written in another way')
    },
  },
  { name: 'message', samples: (random) => samplesOf(decodeMessage, 64, random), read: decodeMessage, share: 2 },
  {
    name: 'frames',
    share: 0.5,
    samples: (random) => samplesOf(decodeMessage, 64, random, 1).flatMap(toFrames),
    read(input) {
      const assembler = new Assembler(MAX_MESSAGE)
      const frame = Math.max(1, (input[0] ?? 0) * 7)
      for (let at = 0; at < input.length; at += frame) {
        const message = assembler.take(input.subarray(at, at + frame))
        if (message === null) return
        if (message) decodeMessage(message)
      }
    },
  },
  {
    name: 'bundle',
    share: 0.2,
    samples: async () => [await sealedBundle.whole((await network).founder)],
    read: (input) => readBundle(input, [sealedBundle.key]),
  },
  {
    name: 'bundle, well sealed around anything',
    share: 0.2,
    samples: async () => sealedBundle.inside((await network).founder),
    read: async (input) => readBundle(await sealedBundle.around(input), [sealedBundle.key]),
  },
  linkTarget(
    'join',
    (random) =>
      invitationLink({
        ...{ net: id(random), via: id(random), secret: random.bytes(16), until: NOW + 1e9 },
        ...{ network: 'Вместе Köln', inviter: 'Zoë', hubs },
      }),
    (link) => parseInvitation(link, NOW),
  ),
  linkTarget(
    'apply',
    (random) => applyLink({ net: id(random), network: 'Küchentisch', hubs }),
    (link) => parseApplyLink(link),
  ),
  linkTarget(
    'link',
    (random) => deviceLinkText({ net: id(random), secret: random.bytes(16), until: NOW + 6e5, network: 'Chor', hubs }),
    (link) => parseDeviceLink(link, NOW),
  ),
  linkTarget(
    'recover',
    (random) => sheetLink({ seed: random.bytes(16), net: id(random), network: 'Вместе', hubs }),
    (link) => readSheet(link),
  ),
  {
    name: 'words of a recovery sheet, as somebody types them',
    share: 0.3,
    words: [' ', '1. ', ', ', 'abandon', 'Ё', 'ﬁ', '\u0301'],
    samples: (random) => [1, 2, 3].map(() => utf8(sheetWords(random.bytes(16), id(random)).join(' '))),
    read: (input) => readSheet(text(input)),
  },
  {
    name: 'pasted, scanned or opened text that should hold a link',
    words: ['vmeste://join/', 'vmeste://apply/', '#/join/', '#/join?link=', '\r\n> ', ' ', 'A'.repeat(300), '%'],
    samples: (random) =>
      [
        `Come and join us: ${invitationLink({ net: id(random), via: id(random), secret: random.bytes(16), until: NOW + 1e9, network: 'Chor', inviter: 'Zoë', hubs })} !`,
        `http://127.0.0.1:4173/${applyLink({ net: id(random), network: 'Chor', hubs }).replace('vmeste://', '#/')}\n`,
        deviceLinkText({ net: id(random), secret: random.bytes(16), until: NOW + 6e5, network: 'Chor', hubs }),
      ].map(utf8),
    read(input) {
      const pasted = text(input)
      parseInvitation(pasted, NOW)
      parseApplyLink(pasted)
      parseDeviceLink(pasted, NOW)
      readSheet(pasted)
      arrivalsInArguments(pasted.split(' '), '/')
    },
  },
  {
    name: 'message of a window to the hub, and of a hub to a hub',
    words: ['"type":"subscribe"', '"topics":', '"__proto__":', '[[[[[[[[', '\\u0000', '1e999', '"constructor"'],
    samples: () =>
      [
        { type: 'subscribe', topics: ['a', 'b'] },
        { type: 'unsubscribe', topics: ['a'] },
        { type: 'publish', topic: 'a', data: { deep: [[1, null]] } },
        { type: 'ping' },
        { type: 'topics', tags: ['A'.repeat(22)] },
        { type: 'publish', tag: 'A'.repeat(22), data: 'sealed' },
      ].map((message) => utf8(JSON.stringify(message))),
    read(input) {
      const message = readClientMessage(text(input))
      if (message?.type === 'publish') writePublication(message.topic, message.data, 2)
      readHubMessage(text(input))
    },
  },
  {
    name: 'signal of a peer',
    share: 0.5,
    words: ['"to":"me"', '"candidate":{}', '"sdp":"a=fingerprint:sha-256 '],
    samples: () => sealedSignals.plain.map((signal) => utf8(JSON.stringify(signal))),
    read(input) {
      const written = text(input)
      let value: unknown = written
      try {
        value = JSON.parse(written)
      } catch {}
      readSignal(value, 'me')
      fingerprintOf({ type: 'offer', sdp: written } as RTCSessionDescription)
    },
  },
  {
    name: 'signal of a peer, well sealed around anything',
    share: 0.3,
    samples: () => sealedSignals.plain.map((signal) => encoding.encode((e) => encoding.writeAny(e, signal as never))),
    read: async (input) =>
      readSignal(await openSignal(await sealedSignals.key, await sealedSignals.around(input)), 'me'),
  },
  {
    name: 'sealed signal',
    share: 0.3,
    samples: () => Promise.all(sealedSignals.plain.map(async (signal) => utf8(await sealedSignals.seal(signal)))),
    read: async (input) => openSignal(await sealedSignals.key, text(input)),
  },
  {
    name: 'sealed key',
    share: 0.1,
    samples: (random) => [random.bytes(96), random.bytes(80)],
    async read(input) {
      const { net } = await network
      const own = await device
      await unsealNetworkKey(input, own, net)
      const sealed = { id: toBase64Url(input.subarray(0, 16)), eph: toBase64Url(input.subarray(0, 32)), sealed: input }
      await openSealed(sealed, own, net)
      if (input.length >= 32) await envelopeKeyOf(networkKeyOf(input.subarray(0, 32)))
    },
  },
  {
    name: 'live message',
    words: ['"kind":"here"', '"entities":[', '"__proto__":{', 'null', '[[[['],
    samples: () =>
      [
        { device: 'd', kind: 'here', window: 'w', name: 'Zoë', entities: ['e1', 'e2'] } as const,
        { device: 'd', kind: 'caret', entity: 'e1', text: 'about', update: Uint8Array.of(1, 2, 3) } as const,
      ].map(encodeLive),
    read: (input) => decodeLive('d', input),
  },
  {
    name: 'caret of a peer',
    words: ['"anchor":{', '"cursor":null', '"client":-1'],
    samples: () =>
      [null, { user: { name: 'Zoë', color: '#a0b1c2' }, cursor: null }, files.caret].map((state) =>
        encoding.encode((e) => {
          encoding.writeVarUint(e, 1)
          encoding.writeVarUint(e, 77)
          encoding.writeVarUint(e, 3)
          encoding.writeVarString(e, JSON.stringify(state))
        }),
      ),
    read: (input) => isCaretUpdate(input, 5),
  },
  {
    name: 'rule of a repeated event',
    share: 0.2,
    words: files.ruleWords,
    samples: () => files.rules.map(utf8),
    read(input) {
      const series = { start: '2026-10-15T19:00', end: '2026-10-15T22:00', zone: 'Europe/Berlin', except: [] }
      occurrences({ ...series, rule: text(input) }, NOW, NOW + 90 * 86_400_000, 100)
    },
  },
  { name: 'list of people (CSV)', share: 0.3, words: files.csvWords, samples: files.lists, read: files.readList },
  { name: 'address cards (vCard)', share: 0.5, words: files.cardWords, samples: files.cards, read: files.readCards },
  {
    name: 'people in JSON',
    share: 0.3,
    words: files.peopleFileWords,
    samples: files.peopleFiles,
    read: files.readPeopleJson,
  },
  { name: 'picture', share: 0.5, samples: files.pictures, read: files.readPicture },
  {
    name: 'calendar (iCalendar)',
    share: 0.2,
    words: [...files.calendarWords, ...files.ruleWords],
    samples: files.calendars,
    read: files.readCalendar,
  },
]
