import { afterEach, describe, expect, test } from 'vitest'
import type { RecoverySheet } from '../../../renderer/store/trust.ts'
import { comeBack } from '../../../renderer/worker/comeBack.ts'
import type { Admitted } from '../../../renderer/worker/knock.ts'
import { createEvent } from '../../../shared/commands/createEvent.ts'
import { updateMember } from '../../../shared/commands/updateMember.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import {
  createDeviceKeys,
  createNetworkKey,
  deviceKeysFromSeed,
  sealNetworkKey,
  signerOf,
} from '../../../shared/roster/keys.ts'
import { readSheet, SHEET_WORDS } from '../../../shared/roster/recovery.ts'
import { similarWords, spell, toWords } from '../../../shared/roster/words.ts'
import { Homecoming } from '../../../shared/sync/Homecoming.ts'
import type { KeySource } from '../../../shared/sync/keySource.ts'
import { SyncEngine } from '../../../shared/sync/SyncEngine.ts'
import { must } from '../../support/builders.ts'
import {
  admitted,
  connect,
  founded,
  inStep,
  type Laptop,
  openLaptop,
  removeBy,
  roomName,
} from '../../support/laptops.ts'
import { linkPair } from '../../support/network/memoryLink.ts'
import { TestTimers } from '../../support/network/timers.ts'
import { until } from '../../support/network/until.ts'

const open: Laptop[] = []
afterEach(async () => {
  for (const { engine } of open.splice(0)) await engine.close()
})
const working = { progress: () => {}, signal: new AbortController().signal }
const ask = async <T>({ engine }: Laptop, method: Parameters<typeof engine.handle>[0], args: unknown): Promise<T> =>
  must((await engine.handle(method, args, working)) as { ok: true; value: T })

/** Alice, and Zoya who has a sheet; everything that Zoya has on disk is lost afterwards. */
const burnt = async () => {
  const alice = await founded()
  const zoya = await admitted(alice, 'Zoya')
  open.push(alice)
  const name = { id: memberEntityId(zoya.identity.member, member.type), values: { name: 'Zoya' } }
  must(await zoya.engine.replica.run(updateMember, name))
  const sheet = await ask<RecoverySheet>(zoya, 'makeSheet', { hubs: ['wss://hub.example/v'] })
  connect(alice, zoya)
  await inStep(alice, zoya)
  await zoya.engine.close()
  return { alice, sheet, member: zoya.identity.member, lost: zoya.identity.device }
}

/** A bare machine at Alice's door. */
const atDoor = async (said: string, alice: Laptop): Promise<Admitted> => {
  const coming = comeBack(said, () => {})
  const [inside, outside] = linkPair()
  alice.engine.answer(inside)
  coming.offer(outside)
  return must(await coming.admitted(async () => true))
}

describe('recovery sheet', () => {
  test.each(['words', 'link'] as const)(
    'P-SHEET: the %s bring somebody back to a bare machine after the network changed its key, as herself, on a laptop of its own',
    async (how) => {
      const { alice, sheet, member: me } = await burnt()
      expect(sheet.words).toHaveLength(SHEET_WORDS)
      const mallory = await admitted(alice, 'Mallory')
      open.push(mallory)
      await removeBy(alice, { by: 'member', member: mallory.identity.member })
      must(
        await alice.engine.replica.run(createEvent, {
          values: { title: 'Kvartirnik', start: '2026-12-01T19:00', zone: 'Europe/Berlin' },
        }),
      )
      const said =
        how === 'words' ? sheet.words.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join('\n') : sheet.link
      const { identity, commits } = await atDoor(said, alice)
      expect(identity.member).toBe(me)
      expect(identity.device).not.toBe(sheet.device)
      const back = await openLaptop('Zoya', identity)
      open.push(back)
      await back.engine.replica.accept(commits!, 'door')
      await back.engine.keys.settled()
      expect(roomName(back)).toBe(roomName(alice))
      connect(alice, back)
      await inStep(alice, back)
      expect((await back.store.find('event', 'id')).map(({ title }) => title)).toEqual(['Kvartirnik'])
      const id = memberEntityId(me, member.type)
      must(await back.engine.replica.run(updateMember, { id, values: { intro: 'Back' } }))
      await expect.poll(async () => (await alice.store.get('member', id))?.intro).toBe('Back')
      // The sheet itself stays what it was.
      expect(await ask(alice, 'devices', { member: me })).toMatchObject([
        { kind: 'first', state: 'active' },
        { kind: 'paper', state: 'active', device: sheet.device },
        { kind: 'linked', state: 'active', device: identity.device },
      ])
    },
  )

  test('P-SHEET: who comes back keeps her name, also when whoever she meets first has not heard of it', async () => {
    const alice = await founded()
    const zoya = await admitted(alice, 'Zoya')
    const bob = await admitted(alice, 'Bob')
    open.push(alice, bob)
    const sheet = await ask<RecoverySheet>(zoya, 'makeSheet', { hubs: [] })
    // Bob hears of the sheet, and not of what she calls herself since.
    for (const { bytes } of await zoya.store.statements()) await bob.engine.replica.accept([bytes], 'zoya')
    await zoya.engine.close()
    const { identity, commits } = await atDoor(sheet.link, bob)
    const back = await openLaptop('Zoya', identity)
    open.push(back)
    await back.engine.replica.accept(commits!, 'door')
    connect(bob, back)
    await inStep(bob, back)
    await back.engine.introduced
    const own = [...(await back.store.heads(identity.device))]
    expect(own).toEqual([])
  })

  test('P-SHEET: a sheet that was given up opens nothing', async () => {
    const { alice, sheet } = await burnt()
    await removeBy(alice, { by: 'device', device: sheet.device })
    const said: string[] = []
    const coming = comeBack(sheet.link, (event) => {
      if (event.kind === 'join' && event.state.step === 'looking' && event.state.heard)
        said.push(event.state.heard.code)
    })
    const admitted = coming.admitted(async () => true)
    const [inside, outside] = linkPair()
    alice.engine.answer(inside)
    coming.offer(outside)
    await expect.poll(() => said.at(-1)).toBe('recover.notKnown')
    coming.cancel()
    expect(await admitted).toMatchObject({ ok: false, error: { code: 'join.cancelled' } })
  })

  test.each([
    ['keeps the key to himself', null],
    ['gives a key of his own', 'own'],
  ] as const)(
    'P-SHEET: a former member at the door who knows the sheet and %s is left for the next',
    async (_what, gives) => {
      const { alice, sheet, member: me } = await burnt()
      const uwe = await admitted(alice, 'Uwe')
      open.push(uwe)
      await removeBy(alice, { by: 'member', member: uwe.identity.member })
      // His roster ends where he was removed: for him Zoya and her sheet belong to the network, and he does as well.
      const mallory = await admitted(alice, 'Mallory')
      open.push(mallory)
      await removeBy(alice, { by: 'member', member: mallory.identity.member })
      const timers = new TestTimers(Date.now)
      const surroundings = timers.surroundings(seededRandom('door'))
      const [paper, fresh] = await Promise.all([
        deviceKeysFromSeed(must(readSheet(sheet.link)).seed),
        createDeviceKeys(),
      ])
      const here = new Homecoming({ sheet: must(readSheet(sheet.link)), paper, fresh, surroundings })
      const { replica } = mallory.engine
      const keys: KeySource = {
        missing: null,
        boxFor: async () => gives && sealNetworkKey(createNetworkKey(), paper.kx, replica.net),
        take: async () => false,
        onChange: () => () => {},
      }
      const mallorys = new SyncEngine({ replica, signer: signerOf(mallory.identity), surroundings, keys })
      const [outside, inside] = linkPair()
      mallorys.addLink(inside, 'door')
      here.offer(outside)
      await until(() => mallorys.peers().some(({ state, received }) => state === 'inStep' && received === 0))
      const [next, inAlices] = linkPair()
      here.offer(next)
      alice.engine.answer(inAlices)
      // What he said counts once; then he is silent.
      timers.advance(10_000)
      timers.advance(10_000)
      expect(must(await here.returned)).toMatchObject({ member: me, key: alice.engine.keys.current })
      expect(outside.closed).not.toBe(null)
      mallorys.close()
    },
  )

  test('P-SHEET: typed words are read in any case, shortened, numbered; a slip is named', () => {
    const bytes = seededRandom('sheet').bytes(24)
    const words = toWords(bytes)
    const read = (text: string) => {
      const sheet = readSheet(text)
      return sheet.ok ? [...sheet.value.seed, ...sheet.value.start] : sheet.error
    }
    expect(read(words.join(' '))).toEqual([...bytes])
    expect(read(words.map((word, i) => ` ${i + 1}) ${word.slice(0, 4).toUpperCase()},`).join('\n'))).toEqual([...bytes])
    expect(read(words.slice(1).join(' '))).toEqual({ code: 'sheet.wordCount', params: { count: 17, of: 18 } })
    const typo = words.with(4, `${words[4]!.slice(0, 2)}zz${words[4]!.slice(2)}`)
    expect(read(typo.join(' '))).toMatchObject({ code: 'sheet.unknownWord', params: { place: 5, word: typo[4] } })
    expect(read('Привет! Это просто письмо, а не лист.')).toMatchObject({
      code: 'sheet.notASheet',
    })
    expect(read('')).toMatchObject({ code: 'sheet.notASheet' })
  })

  test('P-SHEET: a word misread for one that looks like it is found by the checksum, when only one place can be it', () => {
    const said = { right: 0, other: 0, unnoticed: 0 }
    for (let seed = 0; seed < 60; seed++) {
      const words = toWords(seededRandom(`misread ${seed}`).bytes(24))
      const place = words.findIndex((word) => similarWords(word).some((other) => other !== word))
      const meant = words[place]!
      const misread = similarWords(meant).find((word) => word !== meant)!
      const sheet = readSheet(words.with(place, misread).join(' '))
      if (sheet.ok) said.unnoticed++
      else if (sheet.error.code !== 'sheet.oneWrong') said.other++
      else if (sheet.error.params?.place === place + 1) {
        said.right++
        expect(String(sheet.error.params.maybe).split(', ')).toContain(meant)
      }
    }
    // Six bits of checksum let one in 64 pass.
    expect(said.unnoticed).toBeLessThan(5)
    expect(said.right).toBeGreaterThan(30)
  })

  test('words are those of BIP 39: the published vectors spell the same', () => {
    expect(toWords(new Uint8Array(16)).join(' ')).toBe(`${'abandon '.repeat(11)}about`)
    expect(toWords(new Uint8Array(24).fill(0x7f)).join(' ')).toBe(
      'legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal will',
    )
    expect(toWords(new Uint8Array(32).fill(0xff)).join(' ')).toBe(`${'zoo '.repeat(23)}vote`)
    expect(spell(new Uint8Array([0, 0x20, 0x04]), 2)).toEqual(['ability', 'ability'])
  })
})
