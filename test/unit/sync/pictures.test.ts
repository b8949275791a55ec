import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { sha256 } from '../../../shared/lib/sha256.ts'
import { decodeMessage, encodeMessage, type Message } from '../../../shared/sync/messages.ts'
import { PictureTalk } from '../../../shared/sync/PictureTalk.ts'
import { MAX_PICTURE, PictureRounds, type PictureSource } from '../../../shared/sync/pictureSource.ts'
import { testNetwork } from '../../support/builders.ts'
import { Mesh } from '../../support/network/Mesh.ts'

const idOf = (bytes: Uint8Array): string => toBase64Url(sha256(bytes))
const pictureOf = (name: string, size = 2_000): Uint8Array => seededRandom(`picture ${name}`).bytes(size)

/** What one laptop has and looks at. */
class Shelf implements PictureSource {
  readonly held = new Map<string, Uint8Array>()
  readonly loaded: string[] = []
  #wanted: string[] = []
  #listener: () => void = () => {}

  put(bytes: Uint8Array): string {
    this.held.set(idOf(bytes), bytes)
    return idOf(bytes)
  }
  lookAt(...ids: string[]): void {
    this.#wanted.push(...ids)
    this.#listener()
  }
  wanted = () => this.#wanted.filter((id) => !this.held.has(id))
  load = async (id: string) => {
    this.loaded.push(id)
    return this.held.get(id) ?? null
  }
  take = async (id: string, bytes: Uint8Array) => void this.held.set(id, bytes)
  onWanted = (listener: () => void) => {
    this.#listener = listener
    return () => {}
  }
}

const meeting = async (...names: string[]) => {
  const network = await testNetwork(`pictures ${names.join()}`)
  const mesh = new Mesh(network.random.fork('mesh'), network.clock.now)
  const shelves: Record<string, Shelf> = {}
  for (const [i, name] of ['alice', ...names].entries()) {
    shelves[name] = new Shelf()
    mesh.add(i === 0 ? network.founder : await network.join(name), shelves[name])
  }
  return { mesh, shelves: shelves as Readonly<Record<string, Shelf>> }
}

describe('pictures', { timeout: 60_000 }, () => {
  test('P-PIC-1: come from whoever has them when somebody looks, and not before', async () => {
    const { mesh, shelves } = await meeting('bob')
    const id = shelves.alice!.put(pictureOf('zoya', MAX_PICTURE))
    mesh.join()
    await mesh.settle()
    expect(shelves.bob!.held.size).toBe(0)
    shelves.bob!.lookAt(id)
    await mesh.settle()
    expect(idOf(shelves.bob!.held.get(id)!)).toBe(id)
  })

  test('P-PIC-1: what was looked at while nobody was there comes at the next meeting', async () => {
    const { mesh, shelves } = await meeting('bob')
    const id = shelves.alice!.put(pictureOf('zoya'))
    shelves.bob!.lookAt(id)
    mesh.join()
    await mesh.settle()
    expect(shelves.bob!.held.has(id)).toBe(true)
  })

  test('P-PIC-2: one is asked at a time; who does not have it says so, and the next is asked', async () => {
    const { mesh, shelves } = await meeting('bob', 'carol', 'dan')
    const ids = Array.from({ length: 50 }, (_, i) => shelves.carol!.put(pictureOf(`person ${i}`)))
    const absent = idOf(pictureOf('nobody has it'))
    mesh.join()
    await mesh.settle()
    shelves.bob!.lookAt(...ids, absent)
    await mesh.settle()
    expect(ids.every((id) => shelves.bob!.held.has(id))).toBe(true)
    // Each was given once, and asked of nobody twice.
    expect(shelves.carol!.loaded.filter((id) => id !== absent).sort()).toEqual([...ids].sort())
    for (const name of ['alice', 'dan']) expect(new Set(shelves[name]!.loaded).size).toBe(shelves[name]!.loaded.length)
  })

  test('P-PIC-2: what a peer owed when the link broke is asked of another', async () => {
    const { mesh, shelves } = await meeting('bob', 'carol')
    const bytes = pictureOf('zoya', MAX_PICTURE)
    const id = shelves.alice!.put(bytes)
    shelves.carol!.put(bytes)
    mesh.join()
    await mesh.settle()
    shelves.bob!.lookAt(id)
    await mesh.run(1)
    mesh.disconnect('alice', 'bob')
    mesh.disconnect('bob', 'alice')
    await mesh.settle()
    expect(shelves.bob!.held.has(id)).toBe(true)
  })
})

describe('hostile pictures', () => {
  const talk = (shelf: Shelf) => {
    const sent: Message[] = []
    const one = new PictureTalk({
      pictures: shelf,
      rounds: new PictureRounds(),
      isMember: () => true,
      send: (message) => sent.push(message),
      ready: async () => {},
      released: () => {},
      failed: () => {},
    })
    return { one, sent }
  }

  test('P-PIC-3: what was not asked for is not taken, nor other bytes than those of the hash', async () => {
    const shelf = new Shelf()
    const { one } = talk(shelf)
    const bytes = pictureOf('zoya')
    const id = idOf(bytes)
    expect(await one.given({ type: 'picture', id, bytes })).toBe('outOfPlace')
    shelf.lookAt(id)
    one.look()
    expect(await one.given({ type: 'picture', id, bytes: pictureOf('mallory') })).toBe('badPicture')
    expect(shelf.held.size).toBe(0)
    // The answer to one question is one answer.
    expect(await one.given({ type: 'picture', id, bytes })).toBe('outOfPlace')
  })

  test('P-PIC-3: who asks without waiting for answers is a flood', () => {
    const { one } = talk(new Shelf())
    const ids = Array.from({ length: 32 }, (_, i) => idOf(Uint8Array.of(i)))
    expect(one.wanted({ type: 'wantPictures', ids })).toBe(null)
    expect(one.wanted({ type: 'wantPictures', ids })).toBe('flood')
  })

  test('P-PIC-1: a picture is at most 40 KiB', () => {
    const message = { type: 'picture', id: idOf(new Uint8Array()), bytes: new Uint8Array(MAX_PICTURE + 1) } as const
    expect(decodeMessage(encodeMessage({ ...message, bytes: new Uint8Array(MAX_PICTURE) }))).not.toBe(null)
    expect(decodeMessage(encodeMessage(message))).toBe(null)
  })
})
