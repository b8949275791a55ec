/** Whoever hears a topic: a window's connection, or the way to another hub. */
export interface Subscriber {
  deliver(topic: string, data: unknown, clients: number): void
}

/** Who listens to which topic. A topic lives as long as somebody listens. */
export class Topics {
  readonly #subscribers = new Map<string, Set<Subscriber>>()
  readonly #taps = new Set<(topic: string, data: unknown) => void>()
  readonly #watchers = new Set<() => void>()

  subscribe(topic: string, who: Subscriber): void {
    const all = this.#subscribers.get(topic)
    if (all) all.add(who)
    else {
      this.#subscribers.set(topic, new Set([who]))
      this.#changed()
    }
  }

  unsubscribe(topic: string, who: Subscriber): void {
    const all = this.#subscribers.get(topic)
    if (!all?.delete(who)) return
    if (all.size > 0) return
    this.#subscribers.delete(topic)
    this.#changed()
  }

  has(topic: string): boolean {
    return this.#subscribers.has(topic)
  }

  listeners(topic: string): number {
    return this.#subscribers.get(topic)?.size ?? 0
  }

  names(): string[] {
    return [...this.#subscribers.keys()]
  }

  /** To everyone on the topic, the sender too: y-webrtc's client knows its own messages and skips them. */
  deliver(topic: string, data: unknown): void {
    const all = this.#subscribers.get(topic)
    if (!all) return
    for (const who of [...all]) who.deliver(topic, data, all.size)
  }

  /** What a window of this hub says: to the others here, and to whoever carries it further. */
  publish(topic: string, data: unknown): void {
    this.deliver(topic, data)
    for (const tap of this.#taps) tap(topic, data)
  }

  /** Hears what is published here (not what is delivered from elsewhere: so nothing goes round in circles). */
  tap(listener: (topic: string, data: unknown) => void): () => void {
    this.#taps.add(listener)
    return () => this.#taps.delete(listener)
  }

  /** Hears when a topic appears or ends. */
  watch(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  #changed(): void {
    for (const watcher of this.#watchers) watcher()
  }
}
