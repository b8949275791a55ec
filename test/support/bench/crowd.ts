import * as Y from 'yjs'
import { concatBytes } from '../../../shared/lib/bytes.ts'
import { cryptoRandom } from '../../../shared/lib/random.ts'
import { type MemberId, makeEntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { CLIENT_SALT_BYTES, clientIdOf } from '../../../shared/replica/clientId.ts'
import {
  type Commit,
  type NewOp,
  recordOf,
  SALT_BYTES,
  type Signer,
  signCommit,
  statementOp,
  UPDATE_OP,
} from '../../../shared/replica/commit.ts'
import type { CommitRecord } from '../../../shared/replica/ports.ts'
import { joinMessage } from '../../../shared/roster/claims.ts'
import { createDeviceKeys, signerOf } from '../../../shared/roster/keys.ts'
import { encodeStatement, type Statement } from '../../../shared/roster/statement.ts'
import { plainMember } from '../../bench/network.ts'

/** Signing is WebCrypto's work: so many at once keep its threads busy. */
const AT_ONCE = 64

export interface CrowdOptions {
  readonly net: string
  readonly founder: Signer
  /** The `found` commit: everything is built on it. */
  readonly found: CommitRecord
  readonly members: number
  /** So many of them were removed; each wrote something afterwards. */
  readonly removed: number
  /** Records that one coordinator, the first member, typed in. */
  readonly records: number
}

export interface Crowd {
  readonly commits: readonly CommitRecord[]
  readonly busy: MemberId
  /** Who belongs still, without the busy one. */
  readonly active: readonly MemberId[]
}

interface Person {
  readonly signer: Signer
  readonly id: MemberId
  readonly name: string
  readonly admit: Commit
  readonly profile: Commit
}

/** People who really joined: each with keys of her own, an admission, a profile that she signed herself. */
export const makeCrowd = async (options: CrowdOptions): Promise<Crowd> => {
  const { net, founder, found, members, removed, records } = options
  const commits: CommitRecord[] = []
  let last: Pick<CommitRecord, 'id' | 'seq' | 'time'> = found
  const keep = <C extends Commit>(commit: C): C => {
    commits.push(recordOf(commit))
    return commit
  }
  const say = async (statement: Statement): Promise<Commit> => {
    const ops = [statementOp(encodeStatement(statement), cryptoRandom(SALT_BYTES))]
    const next = { seq: last.seq + 1, prev: [last.id], time: last.time + 1, auth: net, ops }
    const commit = keep(await signCommit(net, next, founder))
    last = commit
    return commit
  }
  const write = (
    by: Signer,
    auth: string,
    prev: Commit | null,
    time: number,
    entities: readonly [string, object][],
  ) => {
    const salt8 = cryptoRandom(CLIENT_SALT_BYTES)
    const ops = entities.map(([entity, values]): NewOp => {
      const doc = new Y.Doc({ gc: false })
      doc.clientID = clientIdOf(by.device, salt8, time)
      const fields = doc.getMap('f')
      doc.transact(() => {
        for (const [key, value] of Object.entries(values)) fields.set(key, value)
      })
      return { entity, kind: UPDATE_OP, body: concatBytes(cryptoRandom(SALT_BYTES), salt8, Y.encodeStateAsUpdate(doc)) }
    })
    const commit = { seq: (prev?.seq ?? 0) + 1, prev: prev ? [prev.id] : [], time, auth, ops }
    return signCommit(net, commit, by).then(keep)
  }

  const people: Person[] = []
  for (let at = 0; at < members; at += AT_ONCE) {
    const names = Array.from({ length: Math.min(AT_ONCE, members - at) }, (_, i) => plainMember(at + i).name)
    const newcomers = await Promise.all(
      names.map(async (name) => {
        const { kx, ...keys } = await createDeviceKeys()
        const signer = signerOf(keys)
        const newcomer = { member: signer.device as string, kx, name }
        return { signer, newcomer, newSig: await signer.sign(joinMessage(net, undefined, newcomer)) }
      }),
    )
    const admits: Commit[] = []
    for (const { newcomer, newSig } of newcomers) admits.push(await say({ k: 'admit', ...newcomer, newSig, after: [] }))
    const written = newcomers.map(async ({ signer, newcomer: { member: id, name } }, i) => {
      const admit = admits[i]!
      const { city, country, intro } = plainMember(at + i)
      const values = { name, source: 'self', city, country, intro }
      const profile = await write(signer, admit.id, null, admit.time + 1, [[memberEntityId(id, member.type), values]])
      return { signer, id, name, admit, profile }
    })
    people.push(...(await Promise.all(written)))
  }

  const [busy, ...others] = people as [Person, ...Person[]]
  const grant = await say({ k: 'grant', member: busy.id, role: 'coordinator', after: [] })
  let prev = busy.profile
  for (let at = 0; at < records; at += 100) {
    const time = Math.max(grant.time, prev.time) + 1
    const typed = Array.from({ length: Math.min(100, records - at) }, (_, i): [string, object] => {
      const id = makeEntityId({ type: member.type, scope: cryptoRandom(16), rand: cryptoRandom(16) })
      return [id, { name: `Typed ${at + i}`, source: 'import', city: 'Rostock' }]
    })
    prev = await write(busy.signer, grant.id, prev, time, typed)
  }

  for (const { signer, id, admit, profile } of others.slice(0, removed)) {
    const cut = [profile.id]
    await say({ k: 'revoke', target: { by: 'member', member: id }, cut, keep: [], replaces: [] })
    await write(signer, admit.id, profile, profile.time + 1, [[memberEntityId(id, member.type), { city: 'Nowhere' }]])
  }
  return { commits, busy: busy.id, active: others.slice(removed).map(({ id }) => id) }
}
