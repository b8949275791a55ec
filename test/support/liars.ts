import { SALT_BYTES, signCommit, statementOp } from '../../shared/replica/commit.ts'
import { MemoryStore } from '../../shared/replica/MemoryStore.ts'
import { Replica } from '../../shared/replica/Replica.ts'
import { createDeviceKeys, createNetworkKey, sealNetworkKey, signerOf } from '../../shared/roster/keys.ts'
import { type Admit, encodeStatement } from '../../shared/roster/statement.ts'
import { DoorTalk } from '../../shared/sync/doorTalk.ts'
import type { Link } from '../../shared/sync/link.ts'
import type { Message, MessageOf } from '../../shared/sync/messages.ts'
import { decodeMessage } from '../../shared/sync/messages.ts'
import type { Surroundings } from '../../shared/sync/port.ts'
import { SyncEngine } from '../../shared/sync/SyncEngine.ts'

/** People who sit at the door of a network that is not theirs, and answer who knocks there. */

type Sendable = Exclude<Message, { type: 'unknown' }>

/** Hears the first message of a guest. */
export const firstHeard = (link: Link, surroundings: Pick<Surroundings, 'after'>) =>
  new Promise<{ talk: DoorTalk; message: Message }>((resolve) => {
    const talk: DoorTalk = new DoorTalk({
      link,
      after: surroundings.after,
      timeout: 600_000,
      heard: (message) => resolve({ talk, message }),
      ended: () => {},
    })
    talk.begin()
  })

type Request = MessageOf<'join'>['request'] | MessageOf<'apply'>['request']

/** A welcome that fits the guest in every respect, except that nobody who belongs to the network said it. */
export const madeUpWelcome = async (net: string, request: Request): Promise<Sendable> => {
  const mallory = await createDeviceKeys()
  const { member, kx, name } = request
  const way = 'via' in request ? { via: request.via, proof: request.proof.slice() } : {}
  const statement: Admit = { k: 'admit', member, kx, name, newSig: request.newSig.slice(), ...way, after: [] }
  const op = statementOp(encodeStatement(statement), crypto.getRandomValues(new Uint8Array(SALT_BYTES)))
  const said = { device: mallory.device, seq: 1, prev: [], time: Date.now() * 1024, auth: net, ops: [op] }
  const commit = await signCommit(net, said, signerOf(mallory))
  const key = await sealNetworkKey(createNetworkKey(), request.kx, net)
  return { type: 'welcome', admit: commit.bytes, key: key! }
}

/** Carries every frame from one link to the other, both ways: somebody between. */
export const between = (one: Link, other: Link, seen: (message: Message | null) => void = () => {}): void => {
  const carry = (from: Link, to: Link) =>
    from.start({
      frame: (frame) => {
        seen(decodeMessage(frame.slice(1)))
        to.send(frame.slice())
      },
      closed: (reason) => to.close(reason),
    })
  carry(one, other)
  carry(other, one)
}

/** Welcomes whoever knocks with an invitation, then goes on as if he belonged to the network: with keys and an empty roster of his own. */
export const playAlong = async (net: string, link: Link, surroundings: Surroundings): Promise<void> => {
  const signer = signerOf(await createDeviceKeys())
  const { now, random } = surroundings
  const replica = await Replica.open({
    store: new MemoryStore(),
    net,
    signer,
    member: signer.device as string,
    now,
    random,
  })
  const sync = new SyncEngine({ replica, signer, surroundings })
  const { talk, message } = await firstHeard(link, surroundings)
  if (message.type !== 'join' && message.type !== 'apply') throw new Error(message.type)
  talk.say(await madeUpWelcome(net, message.request))
  sync.addLink(talk.handOver())
}
