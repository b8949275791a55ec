import type { Command } from '../../shared/commands/command.ts'
import { concatBytes, fromBase64Url, toBase64Url } from '../../shared/lib/bytes.ts'
import { type SeededRandom, seededRandom } from '../../shared/lib/random.ts'
import type { Result } from '../../shared/lib/result.ts'
import type { Role } from '../../shared/model/defineEntity.ts'
import { type EntityName, entities, type RowOf } from '../../shared/model/entities.ts'
import type { CommitId, MemberId, NetId, ScopeId } from '../../shared/model/ids.ts'
import type { Signer } from '../../shared/replica/commit.ts'
import { foundCommit } from '../../shared/replica/found.ts'
import { MemoryStore } from '../../shared/replica/MemoryStore.ts'
import type { Store } from '../../shared/replica/ports.ts'
import { Replica } from '../../shared/replica/Replica.ts'
import { joinMessage, linkMessage, proofMessage } from '../../shared/roster/claims.ts'
import { createInvite } from '../../shared/roster/invitation.ts'
import { signerFromSeed } from '../../shared/roster/keys.ts'
import type { Statement } from '../../shared/roster/statement.ts'
import { type TestClock, testClock } from './clock.ts'

/** A device whose keys follow from its name: the same in every run. */
export interface TestDevice extends Signer {
  readonly name: string
  /** A stand-in for an X25519 key: nothing is sealed to it. */
  readonly kx: string
}

const PKCS8 = fromBase64Url('MC4CAQAwBQYDK2VwBCIEIA')!

export const testDevice = async (name: string): Promise<TestDevice> => {
  const seed = seededRandom(`device ${name}`).bytes(32)
  const key = await crypto.subtle.importKey('pkcs8', concatBytes(PKCS8, seed), 'Ed25519', true, ['sign'])
  const { x } = await crypto.subtle.exportKey('jwk', key)
  return {
    name,
    device: x!,
    kx: toBase64Url(seededRandom(`kx ${name}`).bytes(32)),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message)),
  }
}

/** Somebody with a replica: `alice.run(createCard, ...)`, `bob.take(alice)`. */
export interface Someone {
  readonly name: string
  readonly me: MemberId
  readonly device: TestDevice
  readonly replica: Replica
  readonly store: Store
  run<A, R>(command: Command<A, R>, args: A): Promise<R>
  rows<N extends EntityName>(type: N): Promise<RowOf<N>[]>
  /** All commits as bytes. */
  commits(): Promise<Uint8Array[]>
  /** Accepts everything the other has. */
  take(from: Someone): Promise<void>
  state(statement: Statement): Promise<void>
}

export interface TestNetwork {
  readonly net: NetId
  readonly clock: TestClock
  readonly random: SeededRandom
  /** The founder. */
  readonly founder: Someone
  /** Admits somebody; her replica knows the roster as of now. */
  join(name: string, options?: { readonly store?: Store }): Promise<Someone>
  /** Another replica of the same device: opened again, or restored from a backup. */
  reopen(someone: Someone, store?: Store): Promise<Someone>
  grant(to: Someone, role: Role, scope?: ScopeId): Promise<void>
  /** A further device of the same person, linked by the one she has. It knows what that one knows. */
  link(someone: Someone, name: string): Promise<Someone>
  invite(by: Someone): Promise<TestInvite>
  /** Somebody comes in through the invitation; `door` lets her in. */
  come(name: string, invite: TestInvite, door: Someone): Promise<Someone>
}

export interface TestInvite {
  readonly via: CommitId
  readonly secret: Uint8Array
}

export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`problem: ${result.error.code}`)
  return result.value
}

/** A network that `alice` founded, on a clock and a randomness of its own. `off`: by how many ms somebody's clock is wrong. */
export const testNetwork = async (
  seed = 'network',
  founderName = 'alice',
  store?: Store,
  off: (name: string) => number = () => 0,
): Promise<TestNetwork> => {
  const clock = testClock()
  const random = seededRandom(seed)
  const device = await testDevice(founderName)
  const found = await foundCommit({
    signer: device,
    kx: device.kx,
    name: founderName,
    now: clock.now(),
    random: (n) => random.bytes(n),
  })
  const net: NetId = found.id as string
  const open = async (
    of: TestDevice,
    on: Store = new MemoryStore(),
    member: MemberId = of.device as string,
  ): Promise<Someone> => {
    const stream = random.fork(`${of.name} ${clock.now()}`)
    const replica = await Replica.open({
      store: on,
      net,
      signer: of,
      member,
      now: () => clock.now() + off(of.name),
      random: (n) => stream.bytes(n),
    })
    return someone(of, replica, clock)
  }
  const founder = await open(device, store)
  await founder.replica.accept([found.bytes], 'local')
  return {
    net,
    clock,
    random,
    founder,
    join: async (name, options) => {
      const joining = await testDevice(name)
      const newcomer = { member: joining.device as string, kx: joining.kx, name }
      const newSig = await joining.sign(joinMessage(net, undefined, newcomer))
      await founder.state({ k: 'admit', ...newcomer, newSig, after: [] })
      const joined = await open(joining, options?.store)
      const statements = await founder.store.statements()
      await joined.replica.accept(
        statements.map((record) => record.bytes),
        founder.name,
      )
      return joined
    },
    reopen: (who, on) => open(who.device, on ?? who.store, who.me),
    grant: (to, role, scope) => founder.state({ k: 'grant', member: to.me, role, ...(scope && { scope }), after: [] }),
    link: async (who, name) => {
      const { device: dev, ...signer } = await testDevice(name)
      const { kx } = signer
      const newSig = await signer.sign(linkMessage(net, who.me, dev, kx))
      await who.state({ k: 'link', member: who.me, dev, kx, newSig })
      const linked = await open({ device: dev, ...signer }, new MemoryStore(), who.me)
      await linked.take(who)
      return linked
    },
    invite: async (by) => {
      const { statement, secret } = await createInvite({ until: clock.now() + 86_400_000, note: '' })
      clock.advance(1000)
      return { via: must(await by.replica.commitStatement(statement)).id, secret }
    },
    come: async (name, { via, secret }, door) => {
      const joining = await testDevice(name)
      const newcomer = { member: joining.device as string, kx: joining.kx, name }
      const newSig = await joining.sign(joinMessage(net, via, newcomer))
      const proof = await (await signerFromSeed(secret)).sign(proofMessage(net, via, newcomer))
      await door.state({ k: 'admit', ...newcomer, newSig, via, proof, after: [] })
      const joined = await open(joining)
      await joined.take(door)
      return joined
    },
  }
}

const someone = (device: TestDevice, replica: Replica, clock: TestClock): Someone => {
  const { store } = replica
  return {
    name: device.name,
    me: replica.me,
    device,
    replica,
    store,
    run: async (command, args) => {
      clock.advance(1000)
      return must(await replica.run(command, args)).value
    },
    rows: (type) => store.find(type, 'id'),
    commits: async () => {
      const all: Uint8Array[] = []
      await store.scan((page) => {
        for (const record of page) all.push(record.bytes)
      })
      return all
    },
    take: async (from) => {
      const { refused, fatal } = await replica.accept(await from.commits(), from.name)
      if (fatal || refused.length > 0) throw new Error(`${device.name} refused: ${fatal ?? refused[0]!.rule}`)
    },
    state: async (statement) => {
      clock.advance(1000)
      must(await replica.commitStatement(statement))
    },
  }
}

/** Every row of every table: two replicas with the same commits must agree on it. */
export const allTables = async (store: Store): Promise<Record<string, unknown>> => {
  const out: Record<string, unknown> = {}
  for (const type of Object.keys(entities) as EntityName[]) out[type] = await store.find(type, 'id')
  return out
}
