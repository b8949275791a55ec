import { MeshConnection } from '../../renderer/mesh/MeshConnection.ts'
import { HIGH_WATER, type Link, MAX_FRAME } from '../../shared/sync/link.ts'
import { connectByHand } from '../support/mesh/connectByHand.ts'

/** Milliseconds from the first frame sent to the last one received; `send` resolves when there is room for the next. */
const timed = async (
  bytes: number,
  send: (frame: Uint8Array<ArrayBuffer>) => Promise<void>,
  arrived: Promise<void>,
): Promise<number> => {
  const began = performance.now()
  for (let sent = 0; sent < bytes; sent += MAX_FRAME) await send(new Uint8Array(MAX_FRAME))
  await arrived
  return performance.now() - began
}

/** A bare data channel with the same frame size and high-water mark: the most this machine's WebRTC can do. */
export const bareChannel = async (bytes: number): Promise<number> => {
  const [alice, bob] = [new RTCPeerConnection(), new RTCPeerConnection()]
  const [from, to] = [alice, bob].map((end) => end.createDataChannel('bare', { negotiated: true, id: 0 }))
  to!.binaryType = 'arraybuffer'
  from!.bufferedAmountLowThreshold = HIGH_WATER / 2
  const open = new Promise((resolve) => {
    from!.onopen = resolve
  })
  await connectByHand(alice, bob)
  await open
  let received = 0
  const arrived = new Promise<void>((resolve) => {
    to!.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      received += data.byteLength
      if (received >= bytes) resolve()
    }
  })
  const took = await timed(
    bytes,
    async (frame) => {
      if (from!.bufferedAmount >= HIGH_WATER) {
        await new Promise((resolve) => {
          from!.onbufferedamountlow = resolve
        })
      }
      from!.send(frame)
    },
    arrived,
  )
  alice.close()
  bob.close()
  return took
}

/** The same bytes over a link. */
export const link = async (bytes: number): Promise<number> => {
  const [alice, bob] = [new MeshConnection(), new MeshConnection()]
  const links = [alice, bob].map(
    (end) =>
      new Promise<Link>((resolve) => {
        end.onproven = resolve
      }),
  )
  await connectByHand(alice, bob)
  const [from, to] = await Promise.all(links)
  let received = 0
  const arrived = new Promise<void>((resolve) => {
    to!.start({
      frame: (frame) => {
        received += frame.byteLength
        if (received >= bytes) resolve()
      },
      closed: () => {},
    })
  })
  from!.start({ frame: () => {}, closed: () => {} })
  const took = await timed(
    bytes,
    async (frame) => {
      await from!.ready()
      from!.send(frame)
    },
    arrived,
  )
  alice.close()
  bob.close()
  return took
}
