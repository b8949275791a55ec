import type { Link } from '../../shared/sync/link.ts'
import { HIGH_WATER } from '../../shared/sync/link.ts'
import { type Beat, LinkCore } from './LinkCore.ts'

/** A link over one open, ordered, reliable data channel. Binary messages are frames, the texts `ping` and `pong` the heartbeat. */
export const channelLink = (
  channel: RTCDataChannel,
  fingerprints: { readonly local: string; readonly remote: string },
  on: { proven(link: Link): void; ended(reason: string, byUser: boolean): void },
): Link => {
  const core = new LinkCore({
    kind: 'direct',
    fingerprints,
    proven: on.proven,
    ended: on.ended,
    wire: {
      sendFrame: (frame) => trySend(frame),
      sendBeat: (kind) => trySend(kind),
      buffered: () => channel.bufferedAmount,
      close: () => channel.close(),
    },
  })
  // Hoisted: the core pings from its constructor.
  function trySend(data: Uint8Array<ArrayBuffer> | Beat): void {
    try {
      // Closing is noticed by event, later: in between, `send` throws.
      if (channel.readyState === 'open') channel.send(data as Uint8Array<ArrayBuffer>)
    } catch {
      core.lost('channel refused to send')
    }
  }
  channel.bufferedAmountLowThreshold = HIGH_WATER / 2
  channel.onbufferedamountlow = () => core.drained()
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) core.frameArrived(new Uint8Array(data))
    else if (data === 'ping' || data === 'pong') core.beatArrived(data)
    else core.lost('unknown message')
  }
  channel.onclose = () => core.lost('channel closed')
  channel.onerror = () => core.lost('channel failed')
  return core
}
