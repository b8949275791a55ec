import { extname, resolve } from 'node:path'
import type { Arrival } from '../../shared/ipc/contract.ts'
import { readChosenFile } from '../services/files.ts'

/** Longest `vmeste://` link that is looked at: an invitation has a few hundred characters. */
const MAX_LINK = 8 * 1024
/** More than this at once is a mistake or an attack; the oldest are kept. */
const MAX_WAITING = 20

const isLink = (text: string): boolean => text.length <= MAX_LINK && /^vmeste:\/\/[\x21-\x7e]+$/i.test(text)

/** Links, and files as absolute paths, among command line arguments; flags, the program and its own folder are none. */
export const arrivalsInArguments = (argv: readonly string[], cwd: string): readonly string[] =>
  argv.flatMap((argument) => {
    if (isLink(argument)) return [argument]
    if (argument.startsWith('-') || extname(argument).toLowerCase() !== '.vmeste') return []
    return [resolve(cwd, argument)]
  })

/** What was given to the app and no window has taken yet. */
export class Arrivals {
  #waiting: Arrival[] = []
  #onArrival: () => void

  constructor(onArrival: () => void) {
    this.#onArrival = onArrival
  }

  addLink(url: string): void {
    if (isLink(url)) this.#add({ kind: 'link', url })
  }

  /** Read at once: the stick it lies on may be gone when somebody looks. */
  async addFile(path: string): Promise<void> {
    const file = await readChosenFile(path, 'bundle')
    this.#add(file.ok ? { kind: 'file', ...file.value } : { kind: 'problem', problem: file.error })
  }

  async addArguments(argv: readonly string[], cwd: string): Promise<void> {
    for (const arrival of arrivalsInArguments(argv, cwd)) {
      if (isLink(arrival)) this.addLink(arrival)
      else await this.addFile(arrival)
    }
  }

  /** Oldest first; each is given once. */
  take(): readonly Arrival[] {
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }

  #add(arrival: Arrival): void {
    if (this.#waiting.length >= MAX_WAITING) return
    this.#waiting.push(arrival)
    this.#onArrival()
  }
}
