import type { WebSocket } from 'ws'
import type { Standing } from '../Guests.ts'
import type { HubLimits } from '../limits.ts'
import { TokenBucket } from '../TokenBucket.ts'
import type { Topics } from '../Topics.ts'
import { dayOf, dayTag, tagsAround } from './dayTags.ts'
import { type HubMessage, MAX_TAGS, readHubMessage } from './hubMessages.ts'

/** Many windows speak through one hub. */
const CROWD = 8

/**
 * Another hub on the LAN. Carries what windows here publish to it, and what it publishes to windows here: one hop, since what
 * arrives is delivered to windows only and never published again. So hubs may be connected in any pattern without loops.
 */
export class HubPeer {
  readonly #socket: WebSocket
  readonly #topics: Topics
  readonly #limits: HubLimits
  readonly #dialled: boolean
  readonly #clock: () => number
  readonly #rate: TokenBucket
  /** Topics both sides have. */
  #shared = new Map<string, string>()
  #offered: readonly string[] | null = null

  /** `dialled`: we connected to it. That side names its topics first, the other only admits to those it has too. */
  constructor(options: {
    socket: WebSocket
    topics: Topics
    limits: HubLimits
    dialled: boolean
    clock: () => number
    log: (line: string) => void
  }) {
    const { socket, topics, limits } = options
    this.#socket = socket
    this.#topics = topics
    this.#limits = limits
    this.#dialled = options.dialled
    this.#clock = options.clock
    this.#rate = new TokenBucket(limits.messageBurst * CROWD, limits.messagesPerSecond * CROWD, performance.now())
    const untap = topics.tap((topic, data) => this.#carry(topic, data))
    socket.on('error', (error) => options.log(`hub connection failed: ${error.message}`))
    socket.once('close', untap)
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'text only')
      else if (this.#rate.take(performance.now())) this.#heard(readHubMessage(data.toString()))
    })
    this.renew()
  }

  standing(): Standing {
    if (this.#offered === null) return 'new'
    return this.#shared.size > 0 ? 'met' : 'alone'
  }

  /** Says again what this side has. To be called after topics came or went, and after midnight. */
  renew(): void {
    if (this.#dialled) this.#say({ type: 'topics', tags: this.#ownTags() })
    else this.#admit()
  }

  #ownTags(): string[] {
    const day = dayOf(this.#clock())
    return this.#topics
      .names()
      .slice(0, MAX_TAGS)
      .map((topic) => dayTag(topic, day, 'hub'))
  }

  #heard(message: HubMessage | null): void {
    if (message?.type === 'topics') {
      this.#offered = message.tags
      this.#admit()
    } else if (message?.type === 'publish') {
      const topic = tagsAround(this.#topics.names(), this.#clock(), 'hub').get(message.tag)
      if (topic !== undefined) this.#topics.deliver(topic, message.data)
    }
  }

  #admit(): void {
    const own = tagsAround(this.#topics.names(), this.#clock(), 'hub')
    this.#shared = new Map()
    // A hub that was dialled speaks when it has been told something.
    if (this.#offered === null) return
    for (const tag of this.#offered) {
      const topic = own.get(tag)
      if (topic !== undefined) this.#shared.set(topic, tag)
    }
    if (!this.#dialled) this.#say({ type: 'topics', tags: [...this.#shared.values()] })
  }

  #carry(topic: string, data: unknown): void {
    const tag = this.#shared.get(topic)
    if (tag !== undefined && typeof data === 'string') this.#say({ type: 'publish', tag, data })
  }

  #say(message: HubMessage): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > this.#limits.backlogBytes) this.#socket.terminate()
    else this.#socket.send(JSON.stringify(message))
  }
}
