import { afterEach, describe, expect, test, vi } from 'vitest'
import { MeshConnection } from '../../../renderer/mesh/MeshConnection.ts'
import { type Link, MAX_FRAME } from '../../../shared/sync/link.ts'
import { connectByHand } from '../../support/mesh/connectByHand.ts'

const open: RTCPeerConnection[] = []
const keep = <T extends RTCPeerConnection>(connection: T): T => {
  open.push(connection)
  return connection
}
afterEach(() => {
  for (const connection of open.splice(0)) connection.close()
})

const linkOf = (connection: MeshConnection): Promise<Link> =>
  new Promise((resolve) => {
    connection.onproven = resolve
  })

const pair = async (): Promise<[Link, Link]> => {
  const alice = keep(new MeshConnection())
  const bob = keep(new MeshConnection())
  const links = Promise.all([linkOf(alice), linkOf(bob)])
  await connectByHand(alice, bob)
  return links
}

/** Everything a link delivers; `closed` is null while it is open. */
const listen = (link: Link) => {
  const heard: { frames: Uint8Array[]; closed: string | null } = { frames: [], closed: null }
  link.start({
    frame: (frame) => heard.frames.push(frame),
    closed: (reason) => {
      heard.closed = reason
    },
  })
  return heard
}
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values)

/** A peer that speaks WebRTC but not our manners: it answers the heartbeat so that the link comes up, then does as it likes. */
const withMallory = async () => {
  const alice = keep(new MeshConnection())
  const mallory = keep(new RTCPeerConnection())
  const channel = mallory.createDataChannel('vmeste', { negotiated: true, id: 0 })
  channel.binaryType = 'arraybuffer'
  channel.onmessage = ({ data }) => {
    if (data === 'ping') channel.send('pong')
  }
  const proven = linkOf(alice)
  await connectByHand(mallory, alice)
  return { alice, mallory, channel, link: await proven }
}

describe('a direct link', () => {
  test('P-SYNC-1: both ends read the same two fingerprints and take different roles', async () => {
    const [a, b] = await pair()
    expect(a.fingerprints).toEqual({ local: b.fingerprints.remote, remote: b.fingerprints.local })
    expect(new Set([a.role, b.role]).size).toBe(2)
  })

  test('P-SYNC: frames that came before the start are delivered by it, in order', async () => {
    const { channel, link } = await withMallory()
    for (let i = 0; i < 10; i++) channel.send(bytes(i))
    channel.send('ping')
    // The answer to the ping proves that the frames before it are there.
    await new Promise<void>((resolve) => {
      channel.onmessage = ({ data }) => data === 'pong' && resolve()
    })
    const heard = listen(link)
    expect(heard.frames.map(([first]) => first)).toEqual([...Array(10).keys()])
    channel.send(new Uint8Array(MAX_FRAME))
    await expect.poll(() => heard.frames.at(-1)?.byteLength).toBe(MAX_FRAME)
  })

  test('P-SYNC: 40 MiB queued without waiting arrive whole: the queue never reaches the limit where channels break', async () => {
    const [a, b] = await pair()
    const heard = listen(b)
    let total = 0
    for (let i = 0; i < 640; i++) a.send(new Uint8Array(MAX_FRAME).fill(i))
    await a.ready()
    await expect.poll(() => heard.frames.length, { timeout: 20_000 }).toBe(640)
    for (const [i, frame] of heard.frames.entries()) if (frame[0] === i % 256) total++
    expect(total).toBe(640)
  })

  test('closing is told once to both; afterwards nothing throws', async () => {
    const [a, b] = await pair()
    const [heardA, heardB] = [listen(a), listen(b)]
    a.close('enough')
    a.close('again')
    expect(heardA.closed).toBe('enough')
    await expect.poll(() => heardB.closed).not.toBeNull()
    a.send(bytes(1))
    b.send(bytes(1))
    await Promise.all([a.ready(), b.ready()])
  })

  test('a connection that never opens gives up by itself, and says so to simple-peer', async () => {
    vi.useFakeTimers()
    try {
      const alice = keep(new MeshConnection())
      const states: string[] = []
      alice.onconnectionstatechange = () => states.push(alice.connectionState)
      alice.onended = () => states.push('ended')
      vi.advanceTimersByTime(10_000)
      expect(states).toEqual(['failed', 'ended'])
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a peer without manners', () => {
  test("Case 25: junk on y-webrtc's channel reaches nobody and changes nothing", async () => {
    const { alice, mallory, channel, link } = await withMallory()
    const heard = listen(link)
    const reached = vi.fn()
    alice.ondatachannel = reached
    const theirs = ['', 'y-webrtc', 'vmeste'].map((label) => mallory.createDataChannel(label))
    for (const one of theirs) {
      one.onopen = () => {
        for (const junk of [[0, 0, 1, 0], [0, 2, 255, 255, 255], [1, 3, 1, 1, 1], [3], [4, 1, 200], []])
          if (one.readyState === 'open') one.send(bytes(...junk))
      }
    }
    await expect.poll(() => theirs.map(({ readyState }) => readyState)).toEqual(['closed', 'closed', 'closed'])
    channel.send(bytes(7))
    await expect.poll(() => heard.frames).toEqual([bytes(7)])
    expect(reached).not.toHaveBeenCalled()
    expect(heard.closed).toBeNull()
  })

  test('Case 25: what simple-peer sends into its channel goes nowhere', async () => {
    const { alice, mallory, channel } = await withMallory()
    const opened = vi.fn()
    mallory.ondatachannel = opened
    const heard: unknown[] = []
    channel.onmessage = ({ data }) => heard.push(data)
    const own = alice.createDataChannel('anything')
    own.send('document')
    own.close()
    await expect.poll(() => heard, { timeout: 5_000 }).toContain('ping')
    expect(heard).not.toContain('document')
    expect(own.readyState).toBe('connecting')
    expect(opened).not.toHaveBeenCalled()
  })

  test('Case 25: unknown texts, too large frames and floods before the start end the link, not the window', async () => {
    const junk: ((channel: RTCDataChannel) => void)[] = [
      (channel) => channel.send('hello'),
      (channel) => channel.send(''),
      (channel) => channel.send(new Uint8Array(MAX_FRAME + 1)),
      (channel) => channel.send(new Uint8Array(200_000)),
    ]
    for (const send of junk) {
      const { channel, link } = await withMallory()
      const heard = listen(link)
      send(channel)
      await expect.poll(() => heard.closed).not.toBeNull()
    }
    const { channel, link } = await withMallory()
    for (let i = 0; i < 40; i++) channel.send(new Uint8Array(MAX_FRAME))
    await expect.poll(() => channel.readyState).toBe('closed')
    expect(listen(link).closed).toBe('too much before start')
  })

  test('Case 25: an offer of sound and pictures is refused', async () => {
    const alice = keep(new MeshConnection())
    const mallory = keep(new RTCPeerConnection())
    mallory.addTransceiver('video')
    mallory.createDataChannel('data')
    const offer = await mallory.createOffer()
    await expect(alice.setRemoteDescription(offer)).rejects.toThrow()
    expect(alice.getTransceivers()).toEqual([])
  })
})
