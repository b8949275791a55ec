import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { verifySignature } from '../../../shared/replica/commit.ts'
import { claimsIn } from '../../../shared/roster/claims.ts'
import { createInvite, invitationLink, parseInvitation, requestToJoin } from '../../../shared/roster/invitation.ts'
import {
  createDeviceKeys,
  createNetworkKey,
  doorOf,
  roomOf,
  seal,
  sealNetworkKey,
  unseal,
  unsealNetworkKey,
} from '../../../shared/roster/keys.ts'
import type { Admit } from '../../../shared/roster/statement.ts'

const net = toBase64Url(new Uint8Array(32).fill(7))
const via = toBase64Url(new Uint8Array(32).fill(9))
const now = Date.UTC(2026, 10, 20)
const until = now + 86_400_000
const invitation = {
  net,
  via,
  secret: new Uint8Array(16).fill(3),
  until,
  network: 'Вместе Köln',
  inviter: 'Зоя',
  hubs: ['ws://192.168.1.5:47111/x'],
}

describe('invitation link', () => {
  test('P-ROSTER: reads back, fits a QR code, and stands being wrapped in a message', () => {
    const link = invitationLink(invitation)
    expect(link.length).toBeLessThan(260)
    expect(parseInvitation(link, now)).toEqual({ ok: true, value: invitation })
    const payload = link.slice('vmeste://join/'.length)
    for (const text of [
      `Hallo Bob,\n komm dazu: ${link}\nLiebe Grüße`,
      `vmeste://join/${payload.slice(0, 70)}\r\n${payload.slice(70)}`,
      `http://127.0.0.1:47110/#/join?link=${payload}`,
      `  ${payload}\n`,
    ])
      expect(parseInvitation(text, now)).toEqual({ ok: true, value: invitation })
  })

  test('P-ROSTER: each thing that can be wrong has its own answer', () => {
    const link = invitationLink(invitation)
    const code = (text: string, at = now, nets: string[] = []) => {
      const read = parseInvitation(text, at, nets)
      return read.ok ? 'ok' : read.error.code
    }
    expect(code('')).toBe('invitation.notAnInvitation')
    expect(code('https://example.org/hello')).toBe('invitation.notAnInvitation')
    expect(code(link.slice(0, -9))).toBe('invitation.damaged')
    expect(code(link.replace(/.(.)$/, (_, last) => (last === 'A' ? 'BB' : 'AA')))).toBe('invitation.damaged')
    expect(code(link, until)).toBe('invitation.expired')
    expect(code(link, now, [net])).toBe('invitation.alreadyMember')
    for (let cut = 0; cut < link.length; cut++) expect(code(link.slice(0, cut))).not.toBe('ok')
  })

  test('Case 14: a proof holds for the keys it was made for, and for no others', async () => {
    const { statement, secret } = await createInvite({ until, note: 'for Bob' })
    const bob = await requestToJoin({ net, via, secret }, await createDeviceKeys(), 'Bob')
    const mallory = await requestToJoin({ net, via, secret: new Uint8Array(16) }, await createDeviceKeys(), 'Bob')
    const holds = async (admit: Omit<Admit, 'k' | 'after'>) => {
      const commit = {
        id: 'x',
        device: 'd',
        prev: [],
        auth: 'a',
        time: 0,
        statement: { ...admit, k: 'admit', after: [] } as const,
      }
      const claims = claimsIn(net, commit, (id) => (id === via ? statement : undefined))
      const checks = (claims ?? []).map((claim) => verifySignature(claim.key, claim.message, claim.signature))
      return checks.length === 2 && (await Promise.all(checks)).every(Boolean)
    }
    expect(await holds(bob)).toBe(true)
    expect(await holds({ ...mallory, proof: bob.proof })).toBe(false)
    expect(await holds({ ...bob, kx: mallory.kx })).toBe(false)
    expect(await holds({ ...bob, member: mallory.member, newSig: mallory.newSig })).toBe(false)
    expect(await holds({ ...bob, name: 'Bobby' })).toBe(false)
  })
})

describe('keys', () => {
  test('P-KEY: a sealed box opens for its recipient, in its context, unchanged', async () => {
    const [bob, eve] = [await createDeviceKeys(), await createDeviceKeys()]
    const box = (await seal(Uint8Array.of(1, 2, 3), bob.kx, 'note'))!
    expect(await unseal(box, bob, 'note')).toEqual(Uint8Array.of(1, 2, 3))
    expect(await unseal(box, eve, 'note')).toBeNull()
    expect(await unseal(box, bob, 'other')).toBeNull()
    box[40]! ^= 1
    expect(await unseal(box, bob, 'note')).toBeNull()
    expect(await unseal(new Uint8Array(10), bob, 'note')).toBeNull()
    expect(await seal(Uint8Array.of(1), toBase64Url(new Uint8Array(32)), 'note')).toBeNull()
  })

  test('P-KEY: the network key travels sealed, and gives the same room to all who hold it', async () => {
    const [key, bob] = [createNetworkKey(), await createDeviceKeys()]
    const got = (await unsealNetworkKey((await sealNetworkKey(key, bob.kx, net))!, bob, net))!
    expect(got).toEqual(key)
    expect(roomOf(got)).toEqual(roomOf(key))
    expect(roomOf(key)).not.toEqual(roomOf(createNetworkKey()))
    expect(doorOf(net).name).toMatch(/^[\w-]{22}$/)
    expect(bob.signing.extractable || bob.agreement.extractable).toBe(false)
  })
})
