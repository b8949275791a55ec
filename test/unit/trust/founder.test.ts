import { afterEach, describe, expect, test } from 'vitest'
import { localKeys } from '../../../renderer/store/localKeys.ts'
import type { Device, RecoverySheet, TrustRequests } from '../../../renderer/store/trust.ts'
import { foundKeys } from '../../../renderer/worker/founding.ts'
import { commands } from '../../../shared/commands/registry.ts'
import type { Result } from '../../../shared/lib/result.ts'
import { PAPER } from '../../../shared/model/deviceNames.ts'
import type { DeviceId } from '../../../shared/model/ids.ts'
import { linkMessage } from '../../../shared/roster/claims.ts'
import { createDeviceKeys, deviceKeysFromSeed, signerOf } from '../../../shared/roster/keys.ts'
import { sheetWords } from '../../../shared/roster/recovery.ts'
import { must } from '../../support/builders.ts'
import { admitted, founded, give, type Laptop, openLaptop, state } from '../../support/laptops.ts'

const open: Laptop[] = []
afterEach(async () => {
  for (const { engine } of open.splice(0)) await engine.close()
})
const working = { progress: () => {}, signal: new AbortController().signal }

const ask = async <M extends keyof TrustRequests>(who: Laptop, method: M, args: TrustRequests[M]['args']) =>
  (await who.engine.handle(method, args, working)) as TrustRequests[M]['value']
const devicesOf = async (who: Laptop): Promise<readonly Device[]> =>
  must((await ask(who, 'devices', { member: who.identity.member })) as Result<readonly Device[]>)
const closersOf = async (who: Laptop, device: DeviceId) =>
  (await devicesOf(who)).find((each) => each.device === device)?.closers
const stands = (who: Laptop, device: DeviceId) => who.engine.replica.roster.deviceState(device)

/** Alice's network, founded as the app does; her sheet has not been put on paper yet. */
const foundedOnPaper = async () => {
  const { identity, commits, seed } = await foundKeys('Alice', Date.now() - 60_000, true)
  const alice = await openLaptop('Alice', identity)
  open.push(alice)
  await alice.store.write({ local: [[localKeys.firstSheet, seed]] })
  await alice.engine.replica.accept(commits, 'local')
  must(await alice.engine.replica.run(commands.foundNetwork, { name: 'Küche', me: { name: 'Alice' } }))
  must(await alice.engine.replica.run(commands.nameDevice, { device: identity.member as string, name: PAPER }))
  return { alice, seed: seed!, words: sheetWords(seed!, identity.net).join(' ') }
}

/** A further laptop of the same person, linked by `by`'s keys; knows what `knows` does. */
const linkedBy = async (
  by: Pick<Laptop, 'identity'>,
  knows: Laptop,
  signer = signerOf(by.identity),
): Promise<Laptop> => {
  const { net, member, networkKey, name } = knows.identity
  const keys = await createDeviceKeys()
  const newSig = await signerOf(keys).sign(linkMessage(net, member, keys.device, keys.kx))
  const statement = { k: 'link', member, dev: keys.device, kx: keys.kx, newSig } as const
  must(await knows.engine.replica.act(async () => ({ ok: true, value: [{ statement }] }), signer))
  const laptop = await openLaptop(name, { ...keys, net, member, networkKey, name })
  open.push(laptop)
  await give(knows, laptop)
  return laptop
}

describe('Case 11: the founder', () => {
  test('Case 11: her laptop is not her first device: the sheet is, and acts as her from nowhere else', async () => {
    const { alice } = await foundedOnPaper()
    const { device, member } = alice.identity
    expect(device).not.toBe(member as string)
    expect(alice.engine.replica.roster.standing(alice.engine.replica.me)[0]?.role).toBe('root')
    expect((await devicesOf(alice)).map(({ kind, here }) => [kind, here]).sort()).toEqual([
      ['linked', true],
      ['paper', false],
    ])
    const bob = await admitted(alice, 'Bob')
    open.push(bob)
    expect(stands(bob, device)).toBe('member')
  })

  test('Case 11: the sheet is shown until she says that it is on paper; then it is nowhere else', async () => {
    const { alice, words } = await foundedOnPaper()
    const shown = must((await ask(alice, 'firstSheet', { hubs: [] })) as Result<RecoverySheet | null>)
    expect(shown?.words.join(' ')).toBe(words)
    expect(shown?.device).toBe(alice.identity.member as string)
    must(await ask(alice, 'sheetKept', null))
    expect(await ask(alice, 'firstSheet', { hubs: [] })).toEqual({ ok: true, value: null })
  })

  test('Case 11: her laptop is stolen; back by the sheet, she closes it off with the sheet, and what the thief did is set aside', async () => {
    const { alice, seed, words } = await foundedOnPaper()
    const bob = await admitted(alice, 'Bob')
    open.push(bob)
    const thief = alice
    const paper = await deviceKeysFromSeed(seed)
    const back = await linkedBy({ identity: { ...alice.identity, ...paper } }, alice, signerOf(paper))
    // The thief makes an accomplice a root, after she was last seen.
    const mallory = await admitted(thief, 'Mallory')
    open.push(mallory)
    await state(thief, { k: 'grant', member: mallory.identity.member, role: 'root', after: [] })
    const stolen = thief.identity.device
    expect(await closersOf(back, stolen)).toBe('sheet')
    expect(
      await ask(back, 'revoke', { aim: { by: 'device', device: stolen }, cutoff: 'known', reason: '' }),
    ).toMatchObject({ ok: false, error: { code: 'trust.notAbove' } })
    const before = back.engine.keys.current.id
    must(await ask(back, 'closeWithSheet', { device: stolen, sheet: words }))
    expect(stands(back, stolen)).toBe('revoked')
    expect(back.engine.keys.current.id).not.toBe(before)
    await give(back, bob)
    await give(thief, bob)
    expect(stands(bob, stolen)).toBe('revoked')
    expect(stands(bob, mallory.identity.device)).toBe('revoked')
    expect(stands(bob, back.identity.device)).toBe('member')
    expect(bob.engine.keys.current.id).toBe(back.engine.keys.current.id)
    expect(thief.engine.keys.all.map(({ id }) => id)).not.toContain(back.engine.keys.current.id)
  })

  test('Case 11: whoever has the laptop cannot close off the sheet, nor the laptop that came back by it', async () => {
    const { alice, seed } = await foundedOnPaper()
    const paper = await deviceKeysFromSeed(seed)
    const back = await linkedBy(alice, alice, signerOf(paper))
    await give(back, alice)
    for (const device of [paper.device, back.identity.device]) {
      const aim = { by: 'device', device } as const
      expect(await ask(alice, 'revoke', { aim, cutoff: 'known', reason: '' })).toMatchObject({ ok: false })
      await state(alice, { k: 'revoke', target: aim, cut: [], keep: [], replaces: [] })
      await give(alice, back)
      expect(stands(back, device)).toBe('member')
    }
  })

  test('Case 11: words of another sheet, of another network or of nobody close nothing off', async () => {
    const { alice, seed } = await foundedOnPaper()
    const second = await linkedBy(alice, alice)
    const other = await foundedOnPaper()
    const { net } = alice.identity
    const close = (sheet: string) => ask(alice, 'closeWithSheet', { device: second.identity.device, sheet })
    expect(await close(other.words)).toMatchObject({ ok: false, error: { code: 'sheet.notHers' } })
    expect(await close(sheetWords(new Uint8Array(16).fill(3), net).join(' '))).toMatchObject({
      ok: false,
      error: { code: 'sheet.notHers' },
    })
    expect(await close('hello')).toMatchObject({ ok: false, error: { code: 'sheet.wordCount' } })
    expect(stands(alice, second.identity.device)).toBe('member')
    must(await close(sheetWords(seed, net).join(' ')))
    expect(stands(alice, second.identity.device)).toBe('revoked')
  })

  test('Case 11: who can close a laptop off is said truly: this one, the sheet, others, or nobody', async () => {
    const { alice } = await foundedOnPaper()
    const second = await linkedBy(alice, alice)
    expect(await closersOf(alice, second.identity.device)).toBe('here')
    expect(await closersOf(second, alice.identity.device)).toBe('sheet')
    expect(await closersOf(alice, alice.identity.member as string)).toEqual([])
    // A member's first laptop: from her second one she has to ask somebody above her.
    const bob = await admitted(alice, 'Bob')
    open.push(bob)
    const bobs = await linkedBy(bob, bob)
    expect(await closersOf(bobs, bob.identity.device)).toEqual([alice.identity.member])
    // A network of before: it began on a laptop.
    const old = await founded()
    open.push(old)
    const oldSecond = await linkedBy(old, old)
    const carol = await admitted(old, 'Carol')
    open.push(carol)
    await state(old, { k: 'grant', member: carol.identity.member, role: 'root', after: [] })
    await give(old, oldSecond)
    expect(await closersOf(oldSecond, old.identity.device)).toEqual([])
    // Of two that the first one added, neither can close off the other.
    const oldThird = await linkedBy(old, old)
    await give(oldThird, oldSecond)
    expect(await closersOf(oldSecond, oldThird.identity.device)).toBe('elsewhere')
  })
})
