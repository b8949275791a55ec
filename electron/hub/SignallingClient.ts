import type { WebSocket } from 'ws'
import type { Standing } from './Guests.ts'
import type { HubLimits } from './limits.ts'
import { PONG, readClientMessage, writePublication } from './messages.ts'
import { TokenBucket } from './TokenBucket.ts'
import type { Subscriber, Topics } from './Topics.ts'

/** One window's signalling connection: reads y-webrtc's messages, hears its topics, cannot do anything else. */
export class SignallingClient implements Subscriber {
  readonly #socket: WebSocket
  readonly #topics: Topics
  readonly #limits: HubLimits
  readonly #mine = new Set<string>()
  readonly #rate: TokenBucket
  #dropped = 0

  constructor(socket: WebSocket, topics: Topics, limits: HubLimits) {
    this.#socket = socket
    this.#topics = topics
    this.#limits = limits
    this.#rate = new TokenBucket(limits.messageBurst, limits.messagesPerSecond, performance.now())
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003, 'text only')
      else this.#heard(data.toString())
    })
    socket.on('close', () => {
      for (const topic of this.#mine) topics.unsubscribe(topic, this)
      this.#mine.clear()
    })
  }

  standing(): Standing {
    if (this.#mine.size === 0) return 'new'
    for (const topic of this.#mine) if (this.#topics.listeners(topic) > 1) return 'met'
    return 'alone'
  }

  deliver(topic: string, data: unknown, clients: number): void {
    const text = writePublication(topic, data, clients)
    if (text !== null) this.#send(text)
  }

  #heard(text: string): void {
    // Before parsing: what is over the rate must cost next to nothing.
    if (!this.#rate.take(performance.now())) {
      // Dropped, not closed: y-webrtc reconnects at once and announces itself again, which would only add to the noise.
      if (++this.#dropped > this.#limits.dropsBeforeClose) this.#socket.close(1008, 'too many messages')
      return
    }
    this.#dropped = 0
    const message = readClientMessage(text)
    switch (message?.type) {
      case 'subscribe':
        this.#subscribe(message.topics)
        break
      case 'unsubscribe':
        for (const topic of message.topics) if (this.#mine.delete(topic)) this.#topics.unsubscribe(topic, this)
        break
      case 'publish':
        if (this.#mine.has(message.topic)) this.#topics.publish(message.topic, message.data)
        break
      case 'ping':
        this.#send(PONG)
    }
  }

  #subscribe(topics: readonly string[]): void {
    for (const topic of topics) {
      if (this.#mine.size >= this.#limits.topicsPerConnection) return
      if (this.#mine.has(topic)) continue
      this.#mine.add(topic)
      this.#topics.subscribe(topic, this)
    }
  }

  #send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > this.#limits.backlogBytes) this.#socket.terminate()
    else this.#socket.send(text)
  }
}
