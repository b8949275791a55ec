import { concatBytes, utf8 } from '../lib/bytes.ts'
import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import { sha256 } from '../lib/sha256.ts'
import { parse, Reader, Writer } from '../lib/wire.ts'
import type { CommitId } from '../model/ids.ts'
import type { CommitRecord } from '../replica/ports.ts'
import { shorten } from '../roster/invitation.ts'
import { envelopeKeyOf, type NetworkKey } from '../roster/keys.ts'
import { Intake } from './Intake.ts'
import type { SyncReplica } from './port.ts'

/** A bundle file begins so; the digit is the version. */
const MAGIC = utf8('VMESTE1\n')
const VERSIONLESS = utf8('VMESTE')
const CHUNK = 1024 * 1024
const TAG = 16
const IV = 12
/** Plain bytes of a chunk: one commit above `CHUNK` at most, and its length. */
const MAX_CHUNK = CHUNK + 4 * 1024 * 1024 + 8
/** Commits stored in one transaction while importing, bytes. */
const TAKE = 1024 * 1024

export interface BundleContents {
  /** The network's name as the writer knew it. */
  readonly network: string
  readonly commits: readonly Uint8Array[]
}

/** P-SYNC-7: each chunk is bound to the file's head, its place and whether it is the last, so nothing can be cut or moved. */
const boundTo = (head: Uint8Array, index: number, last: boolean): Uint8Array<ArrayBuffer> =>
  concatBytes(
    sha256(head),
    new Writer()
      .u32(index)
      .u8(last ? 1 : 0)
      .finish(),
  )

/** Everything a replica holds, roster first, as the parts of one file. `name`: of the network, for whoever cannot open it. */
export async function* writeBundle(
  store: SyncReplica['offers'],
  key: NetworkKey,
  name: string,
  random: (bytes: number) => Uint8Array,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const envelope = await envelopeKeyOf(key)
  const head = new Writer().raw(MAGIC).id(key.id, 16).text(shorten(name)).finish()
  yield head
  let index = 0
  const seal = async (plain: Uint8Array<ArrayBuffer>, last: boolean): Promise<Uint8Array<ArrayBuffer>> => {
    const iv = random(IV).slice()
    const additionalData = boundTo(head, index++, last)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, envelope, plain)
    return new Writer()
      .u8(last ? 1 : 0)
      .u32(sealed.byteLength)
      .raw(iv)
      .raw(new Uint8Array(sealed))
      .finish()
  }
  let chunk = new Writer()
  let size = 0
  for await (const record of inOrder(store)) {
    chunk.long(record.bytes)
    size += record.bytes.length + 4
    if (size < CHUNK) continue
    yield await seal(chunk.finish(), false)
    chunk = new Writer()
    size = 0
  }
  yield await seal(chunk.finish(), true)
}

/** Roster, then data; by day, then (time, id): what a commit stands on comes before it. */
async function* inOrder(store: SyncReplica['offers']): AsyncGenerator<CommitRecord> {
  for (const roster of [true, false]) {
    const days: [number, CommitId[]][] = [...(await store.days(roster))]
    for (const [, ids] of days.sort(([a], [b]) => a - b)) {
      const records = await store.load(ids)
      yield* records.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
    }
  }
}

/**
 * Opens a bundle file without storing anything. Problems: `bundle.notABundle`, `.otherVersion`, `.foreign` {network} (of a
 * network, or of a time, whose key is not among `keys`), `.truncated` {network}, `.damaged` {network}.
 */
export const readBundle = async (file: Uint8Array, keys: readonly NetworkKey[]): Promise<Result<BundleContents>> => {
  const head = readHead(file)
  if ('code' in head) return problem(head.code)
  const { network, keyId, size } = head
  const key = keys.find((known) => known.id === keyId)
  if (!key) return problem('bundle.foreign', { network })
  const envelope = await envelopeKeyOf(key)
  const commits: Uint8Array[] = []
  let at = size
  for (let index = 0; ; index++) {
    const chunk = readChunk(file, at)
    if (chunk === 'truncated' || chunk === 'damaged') return problem(`bundle.${chunk}`, { network })
    const { last, iv, sealed, end } = chunk
    const additionalData = boundTo(file.subarray(0, size), index, last)
    const plain = await crypto.subtle
      .decrypt({ name: 'AES-GCM', iv, additionalData }, envelope, sealed)
      .catch(() => null)
    const inside = plain && parse(new Uint8Array(plain), readCommits)
    if (!inside) return problem('bundle.damaged', { network })
    commits.push(...inside)
    at = end
    if (last) return at === file.length ? ok({ network, commits }) : problem('bundle.damaged', { network })
  }
}

const startsWith = (file: Uint8Array, start: Uint8Array): boolean => start.every((byte, i) => file[i] === byte)

const readHead = (file: Uint8Array): { network: string; keyId: string; size: number } | Problem => {
  if (!startsWith(file, VERSIONLESS)) return { code: 'bundle.notABundle' }
  if (file.length > MAGIC.length && !startsWith(file, MAGIC)) return { code: 'bundle.otherVersion' }
  const size = MAGIC.length + 17 + (file[MAGIC.length + 16] ?? 0)
  const head = parse(file.subarray(MAGIC.length, size), (r) => ({ keyId: r.id(16), network: r.text(64) }))
  if (head) return { ...head, size }
  return { code: file.length < size ? 'bundle.truncated' : 'bundle.damaged' }
}

interface Chunk {
  readonly last: boolean
  readonly iv: Uint8Array<ArrayBuffer>
  readonly sealed: Uint8Array<ArrayBuffer>
  readonly end: number
}

const readChunk = (file: Uint8Array, at: number): Chunk | 'truncated' | 'damaged' => {
  if (file.length < at + 5) return 'truncated'
  const r = new Reader(file.subarray(at, at + 5))
  const flag = r.u8()
  const length = r.u32()
  if (flag > 1 || length < TAG || length > MAX_CHUNK + TAG) return 'damaged'
  const from = at + 5 + IV
  const end = from + length
  if (file.length < end) return 'truncated'
  return { last: flag === 1, iv: file.slice(at + 5, from), sealed: file.slice(from, end), end }
}

const readCommits = (r: Reader): Uint8Array[] => {
  const commits: Uint8Array[] = []
  while (r.left > 0) commits.push(r.long(MAX_CHUNK).slice())
  return commits
}

export interface ImportOptions {
  readonly replica: SyncReplica
  /** Names the import as the `origin` of changes, for its receipt. */
  readonly source: string
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  /** Asked between transactions; what came until then stays. */
  readonly isCancelled?: () => boolean
}

export interface Imported {
  /** Commits that were new. */
  readonly stored: number
  /** Commits that wait because they are dated in the future: they come with the same file later. */
  readonly tooEarly: number
}

/** Takes in an opened bundle. Problems: `bundle.damaged` {network}, `cancelled`. */
export const importBundle = async (
  { network, commits }: BundleContents,
  { replica, source, onProgress, isCancelled }: ImportOptions,
): Promise<Result<Imported>> => {
  const intake = new Intake(replica, source)
  let stored = 0
  let tooEarly = 0
  for (let at = 0; at < commits.length; ) {
    const from = at
    for (let size = 0; at < commits.length && size < TAKE; at++) size += commits[at]!.length
    const result = await intake.take(commits.slice(from, at))
    if (result.fatal) return problem('bundle.damaged', { network })
    stored += result.stored
    tooEarly += result.tooEarly
    onProgress?.({ done: at, total: commits.length })
    if (isCancelled?.()) return problem('cancelled')
  }
  const rest = await intake.retry()
  return rest.fatal
    ? problem('bundle.damaged', { network })
    : ok({ stored: stored + rest.stored, tooEarly: tooEarly + rest.tooEarly })
}
