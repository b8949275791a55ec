import { describe, expect, test } from 'vitest'
import { fromBase64Url } from '../../../shared/lib/bytes.ts'
import { plainLine, plainProse } from '../../../shared/lib/plain.ts'
import { Writer } from '../../../shared/lib/wire.ts'
import { application } from '../../../shared/model/application.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { joinMessage, proofMessage } from '../../../shared/roster/claims.ts'
import { createInvite, invitationLink, parseInvitation, requestToJoin } from '../../../shared/roster/invitation.ts'
import {
  createDeviceKeys,
  createNetworkKey,
  type DeviceKeys,
  signerFromSeed,
  signerOf,
} from '../../../shared/roster/keys.ts'
import { writeLink } from '../../../shared/roster/linkText.ts'
import { Door } from '../../../shared/sync/Door.ts'
import { Knock } from '../../../shared/sync/Knock.ts'
import { LinkGuest } from '../../../shared/sync/LinkGuest.ts'
import { LinkHost } from '../../../shared/sync/LinkHost.ts'
import { type MessageOf, PROTOCOL } from '../../../shared/sync/messages.ts'
import { must, type Someone } from '../../support/builders.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { until } from '../../support/network/until.ts'
import { meshOf } from './network.ts'

/** Reads as "Alice (root)" where what turns the line around is obeyed. */
const crafted = 'Mallory \u202e)toor( ecilA\u0007'
const plain = 'Mallory )toor( ecilA'

/** Signed as it stands, whatever an honest machine would make of the name. */
const requestAs = async (
  name: string,
  keys: DeviceKeys,
  { net, via, secret }: { net: string; via: string; secret: Uint8Array },
): Promise<MessageOf<'join'>['request']> => {
  const newcomer = { member: keys.device as string, kx: keys.kx, name }
  const newSig = await signerOf(keys).sign(joinMessage(net, via, newcomer))
  return {
    ...newcomer,
    newSig,
    via,
    proof: await (await signerFromSeed(secret)).sign(proofMessage(net, via, newcomer)),
  }
}

describe('names that peers choose', () => {
  test('P-SYNC-6: nobody joins under a name that turns what stands beside it around; a person who types it joins without', async () => {
    const { network, mesh, people } = await meshOf('names')
    const { alice } = people as { alice: Someone }
    const { statement, secret } = await createInvite({ until: network.clock.now() + 86_400_000, note: '' })
    await alice.state(statement)
    const via = [...alice.replica.roster.statements()].at(-1)!.id
    const invitation = { net: network.net, via, secret }
    const surroundings = mesh.timers.surroundings(network.random.fork('door'))
    const key = createNetworkKey()
    const door = new Door({
      replica: alice.replica,
      key: () => key,
      surroundings,
      admitted: () => {},
    })
    const keys = await createDeviceKeys()
    const ask = async (request: MessageOf<'join'>['request']) => {
      const knock = new Knock({
        net: network.net,
        first: { type: 'join', protocol: PROTOCOL, request },
        keys,
        surroundings,
      })
      const [outside, inside] = linkPair()
      door.answer(inside)
      knock.offer(outside)
      let said: string | undefined
      void knock.welcome.then((result) => {
        said = result.ok ? 'welcome' : result.error.code
      })
      await until(() => said !== undefined || knock.lastRefusal !== null)
      return said ?? knock.lastRefusal!.code
    }
    expect(await ask(await requestAs(crafted, keys, invitation))).toBe('join.badProof')
    expect(await ask(await requestToJoin(invitation, keys, crafted))).toBe('welcome')
    expect(alice.replica.roster.nameOf(keys.device as string)).toBe(plain)
  })

  test('P-ROSTER: whom a member admits under such a name is shown without', async () => {
    const { network, people } = await meshOf('admitted')
    const { alice } = people as { alice: Someone }
    const keys = await createDeviceKeys()
    const newcomer = { member: keys.device as string, kx: keys.kx, name: crafted }
    const newSig = await signerOf(keys).sign(joinMessage(network.net, undefined, newcomer))
    await alice.state({ k: 'admit', ...newcomer, newSig, after: [] })
    expect(alice.replica.roster.nameOf(newcomer.member)).toBe(plain)
  })

  test('the names in an invitation, and of who asks to belong, are shown without', async () => {
    const until = Date.now() + 86_400_000
    const id = 'A'.repeat(43)
    const names = { network: 'x'.repeat(crafted.length), inviter: 'y'.repeat(crafted.length) }
    const link = invitationLink({ net: id, via: id, secret: new Uint8Array(16), until, hubs: [], ...names })
    // No honest machine writes such a link.
    const bytes = fromBase64Url(link.split('/').at(-1)!)!.slice(0, -4)
    const tail = new Writer().text(crafted).text(crafted).finish()
    const head = bytes.slice(0, 1 + 32 + 32 + 16 + 4)
    const said = parseInvitation(writeLink('join', Uint8Array.of(...head, ...tail, 0)), Date.now())
    expect(must(said)).toMatchObject({ network: plain, inviter: plain })
    const base = { id: memberEntityId(id, application.type) } as never
    const values = { name: crafted } as never
    expect(application.row({ base, values } as never)).toMatchObject({ name: plain })
  })

  test('P-LINK: whose laptop it is, and what it is called, is shown without on both sides', async () => {
    const { network, mesh, people } = await meshOf('linking')
    const { alice } = people as { alice: Someone }
    const surroundings = mesh.timers.surroundings(network.random.fork('link'))
    const link = { net: network.net, secret: new Uint8Array(16), until: surroundings.now() + 600_000 }
    const shown: string[] = []
    const compare = (_words: readonly string[], name: string) => void shown.push(name)
    const options = { link, surroundings, key: () => createNetworkKey(), linked: () => {}, failed: () => {} }
    const host = new LinkHost({ ...options, replica: alice.replica, name: crafted, compare })
    const guest = new LinkGuest({
      link,
      keys: await createDeviceKeys(),
      name: crafted,
      surroundings,
      compare: async (words, name) => {
        compare(words, name)
        return false
      },
    })
    const [here, there] = linkPair()
    host.offer(here)
    guest.offer(there)
    await until(() => shown.length === 2)
    expect(shown).toEqual([plain, plain])
    host.close()
    guest.cancel()
  })

  test('scripts that need joiners keep them; lines of prose stay lines', () => {
    expect(plainLine('می\u200cخواهم\u2028x')).toBe('می\u200cخواهم x')
    expect(plainProse('One\r\ntwo\u202e\tthree')).toBe('One\ntwo\tthree')
  })
})
