import type { Page } from 'playwright'
import type { Lab } from './lab.ts'

let rooms = 0
/** Rooms are never shared between stories. */
export const newRoom = (): string => `room-${++rooms}`

/** What people do in a lab's windows, and what they then see. */
export const stepsIn = (lab: () => Lab) => {
  const join = (page: Page, name: string, password?: string): Promise<void> =>
    page.evaluate(([room, hub, secret]) => peer.join(room, [hub], secret), [name, lab().hub.url, password] as const)
  /** Waits until a window has exactly so many open links. */
  const linked = (page: Page, name: string, links = 1, timeout = 20_000): Promise<unknown> =>
    page.waitForFunction(([room, n]) => peer.open(room) === n, [name, links] as const, { timeout, polling: 20 })
  return {
    join,
    linked,
    /** All join at once, and wait for a link to each other. */
    meet: async (name: string, ...pages: Page[]): Promise<void> => {
      await Promise.all(pages.map((page) => join(page, name)))
      await Promise.all(pages.map((page) => linked(page, name, pages.length - 1)))
    },
    leave: async (name: string, ...pages: Page[]): Promise<void> => {
      await Promise.all(pages.map((page) => page.evaluate((room) => peer.leave(room), name)))
    },
    heard: (page: Page, name: string) => page.evaluate((room) => peer.heard(room), name),
    say: (page: Page, name: string, text: string): Promise<void> =>
      page.evaluate(([room, words]) => peer.send(room, words), [name, text] as const),
    hears: (page: Page, name: string, text: string): Promise<unknown> =>
      page.waitForFunction(([room, words]) => peer.heard(room).at(-1)?.texts.includes(words), [name, text] as const),
    transports: (page: Page, name: string): Promise<string[]> =>
      page.evaluate((room) => peer.peers(room).map(({ transport }) => transport), name),
  }
}

/** Measured in passing; the run's output shows it. */
export const figure = (what: string, value: string): void => console.info(`mesh: ${what}: ${value}`)
