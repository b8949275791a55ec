/** What one hub gives away at most. Every figure bounds what a stranger on the same machine or LAN can cost. */
export interface HubLimits {
  /** Open connections, signalling and pipes together. */
  readonly connections: number
  /** Of one address and one kind (signalling, pipes). */
  readonly connectionsPerAddress: number
  /** New connections of one address and kind: a burst, then so many a second; the others wait in line. */
  readonly connectBurst: number
  readonly connectsPerSecond: number
  /** Connections that wait to be let in, in all and of one address and kind; of more than that, one by lot goes away. */
  readonly waiting: number
  readonly waitingPerAddress: number
  /** Milliseconds anybody waits in line before being turned away. */
  readonly waitLongest: number
  /** Milliseconds everybody of an address waits from which many come and go at once. */
  readonly churnDelay: number
  /** Connections that have not said yet what they want; of more than that, the oldest goes. */
  readonly silent: number
  readonly topicsPerConnection: number
  /** Bytes of one signalling message. An encrypted offer is about 3 KiB. */
  readonly messageBytes: number
  /** Signalling messages of one connection: a burst (a room of 40 meeting at once), then so many a second. */
  readonly messageBurst: number
  readonly messagesPerSecond: number
  /** Messages over the rate are dropped unread; a connection that goes on for this many is closed. */
  readonly dropsBeforeClose: number
  /** Bytes waiting for one receiver; a receiver that reads slower is closed, its client reconnects. */
  readonly backlogBytes: number
  /** Pipes carry whole links for windows that cannot reach each other directly. */
  readonly pipes: number
  /** Milliseconds the first end of a pipe may wait for the second. */
  readonly pipeWait: number
  /** Milliseconds between pings; whoever has not answered the last one is gone. */
  readonly pingEvery: number
}

export const defaultLimits: HubLimits = {
  connections: 512,
  connectionsPerAddress: 160,
  connectBurst: 160,
  connectsPerSecond: 1_000,
  waiting: 1_024,
  waitingPerAddress: 512,
  waitLongest: 5_000,
  churnDelay: 300,
  silent: 256,
  topicsPerConnection: 32,
  messageBytes: 32 * 1024,
  messageBurst: 600,
  messagesPerSecond: 60,
  dropsBeforeClose: 2_000,
  backlogBytes: 1024 * 1024,
  pipes: 128,
  pipeWait: 15_000,
  pingEvery: 15_000,
}
