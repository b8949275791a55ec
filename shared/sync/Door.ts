import { fromBase64Url, utf8 } from '../lib/bytes.ts'
import type { Result } from '../lib/result.ts'
import { sha256 } from '../lib/sha256.ts'
import { rankOf } from '../model/defineEntity.ts'
import type { MemberId } from '../model/ids.ts'
import { type Commit, verifySignature } from '../replica/commit.ts'
import { claimsIn } from '../roster/claims.ts'
import type { RosterCommit } from '../roster/facts.ts'
import type { JoinRequest } from '../roster/invitation.ts'
import { type NetworkKey, sealNetworkKey } from '../roster/keys.ts'
import type { Roster } from '../roster/Roster.ts'
import type { Admit, Statement } from '../roster/statement.ts'
import { DoorTalk } from './doorTalk.ts'
import type { Link } from './link.ts'
import { type Message, PROTOCOL } from './messages.ts'
import type { Surroundings, SyncReplica } from './port.ts'

export interface DoorReplica extends SyncReplica {
  readonly me: MemberId
  commitStatement(statement: Statement): Promise<Result<Commit>>
}

export interface DoorOptions {
  readonly replica: DoorReplica
  readonly key: NetworkKey
  readonly surroundings: Surroundings
  /** Somebody was let in over this link: it goes on as an ordinary one (`SyncEngine.addLink`). */
  readonly admitted: (link: Link) => void
}

/** Why somebody is not let in; the guest's window says it in words as `join.<code>`. */
export type Refusal =
  | 'otherVersion'
  | 'busy'
  | 'inviteUnknown'
  | 'expired'
  | 'inviteRevoked'
  | 'badProof'
  | 'removed'
  | 'notNow'

const KNOCK_TIMEOUT = 20_000
const ADMISSIONS_A_MINUTE = 20
const MAX_WAITING = 20
const MINUTE = 60_000
/** Up to this many members everybody answers the door: somebody has to be there. */
const SMALL_NETWORK = 30

/** P-SYNC-6: who is in the door's room: ambassadors and up, everybody in a small network, else one member in ten, by day. */
export const keepsDoor = (roster: Roster, member: MemberId, now: number): boolean => {
  const grant = roster.standing(member)[0]
  if (!grant) return false
  if (rankOf[grant.role] <= 2 || roster.memberIds().length <= SMALL_NETWORK) return true
  const day = Math.floor(now / (24 * 60 * MINUTE))
  return sha256(fromBase64Url(member)!, utf8(`${day}`))[0]! < 26
}

/** The inside of the door: lets in whoever proves to hold an invitation, as fast as a person could plausibly invite. */
export class Door {
  readonly #options: DoorOptions
  readonly #talks = new Set<DoorTalk>()
  readonly #knocked = new WeakSet<DoorTalk>()
  #admissions: number[] = []

  constructor(options: DoorOptions) {
    this.#options = options
  }

  /** A link from the door's room. */
  answer(link: Link): void {
    if (this.#talks.size >= MAX_WAITING) {
      link.close('doorBusy')
      return
    }
    const talk = new DoorTalk({
      link,
      after: this.#options.surroundings.after,
      timeout: KNOCK_TIMEOUT,
      heard: (message) => this.#heard(talk, message),
      ended: () => this.#talks.delete(talk),
    })
    this.#talks.add(talk)
    talk.begin()
  }

  close(): void {
    for (const talk of [...this.#talks]) talk.close('closing')
  }

  /** One knock per link: a second, or anything else, is no guest. */
  #heard(talk: DoorTalk, message: Message): void {
    if (message.type === 'unknown') return
    if (message.type !== 'join' || this.#knocked.has(talk)) {
      talk.close('outOfPlace')
      return
    }
    this.#knocked.add(talk)
    this.#knock(talk, message).catch(() => this.#refuse(talk, 'notNow'))
  }

  async #knock(talk: DoorTalk, { protocol, request }: Extract<Message, { type: 'join' }>): Promise<void> {
    const welcome = protocol === PROTOCOL ? await this.#consider(request) : 'otherVersion'
    if (talk.over) return
    if (typeof welcome === 'string') {
      this.#refuse(talk, welcome)
      return
    }
    talk.say({ type: 'welcome', ...welcome })
    this.#talks.delete(talk)
    this.#options.admitted(talk.handOver())
  }

  /** The link stays open for the guest to read this and close it; the timeout ends it otherwise. */
  #refuse(talk: DoorTalk, code: Refusal): void {
    talk.say({ type: 'refuse', code })
  }

  async #consider(request: JoinRequest): Promise<{ admit: Uint8Array; key: Uint8Array } | Refusal> {
    const { replica, key, surroundings } = this.#options
    const now = surroundings.now()
    this.#admissions = this.#admissions.filter((at) => at > now - MINUTE)
    if (this.#admissions.length >= ADMISSIONS_A_MINUTE) return 'busy'
    // Copies: the request's bytes are views of a frame.
    const statement: Admit = {
      k: 'admit',
      ...request,
      newSig: request.newSig.slice(),
      proof: request.proof.slice(),
      after: [],
    }
    const refusal = await this.#check(statement, now)
    if (refusal) return refusal
    // Whoever has no invitation must not keep those out who have one.
    this.#admissions.push(now)
    const sealed = await sealNetworkKey(key, request.kx, replica.net)
    if (!sealed) return 'badProof'
    const admit = (await this.#admittedBefore(request)) ?? (await this.#admit(statement))
    return admit ? { admit, key: sealed } : 'notNow'
  }

  async #check(statement: Admit, now: number): Promise<Refusal | null> {
    const { roster, net, device, me } = this.#options.replica
    const said = statement.via === undefined ? undefined : roster.statement(statement.via)
    const invite = said?.statement
    if (invite?.k !== 'invite') return 'inviteUnknown'
    if (invite.until <= now) return 'expired'
    const auth = roster.bestGrantFor(me, statement, device)?.id
    if (auth === undefined) return 'notNow'
    const asked: RosterCommit = { id: '', device, prev: [], auth, time: 0, statement }
    const claims = claimsIn(net, asked, (id) => roster.statement(id)?.statement)
    const signed = claims?.map((claim) => verifySignature(claim.key, claim.message, claim.signature)) ?? []
    if (!claims || !(await Promise.all(signed)).every(Boolean)) return 'badProof'
    if (roster.deviceState(statement.member as string) === 'revoked') return 'removed'
    return roster.effective(asked) ? null : 'inviteRevoked'
  }

  /** The welcome got lost, or another door was quicker: the same person comes again and is not admitted twice. */
  async #admittedBefore(request: JoinRequest): Promise<Uint8Array | null> {
    const { roster, store } = this.#options.replica
    for (const grant of roster.standing(request.member)) {
      const statement = roster.statement(grant.id)?.statement
      if (statement?.k === 'admit' && statement.kx === request.kx)
        return (await store.load([grant.id]))[0]?.bytes ?? null
    }
    return null
  }

  async #admit(statement: Admit): Promise<Uint8Array | null> {
    const commit = await this.#options.replica.commitStatement(statement)
    return commit.ok ? commit.value.bytes : null
  }
}
