import type { EventEmitter } from 'node:events'
import { Bonjour, type Service } from 'bonjour-service'
import type { Discovery, FoundHub } from './discovery.ts'

const TYPE = 'vmeste'
/** A TXT string holds 255 bytes: "t=" and eleven tags of 22 characters. A laptop with more networks announces the first. */
const TAGS = 11
/** Anybody on the LAN can announce any number of services. */
const MOST = 256

/** What bonjour-service keeps to itself. */
interface Inside {
  readonly server: { readonly mdns: EventEmitter & { emit(name: string, ...args: unknown[]): boolean } }
}

const hubIn = ({ name, port, txt, referer }: Service): FoundHub[] => {
  const tags = (txt as { t?: unknown } | undefined)?.t
  // The address the announcement came from, not one it names: it must not send us to other people's machines.
  if (typeof tags !== 'string' || !referer || !Number.isInteger(port) || port < 1024 || port > 65_535) return []
  return [{ id: name, address: referer.address, port, tags: tags.match(/[\w-]{22}/g)?.slice(0, TAGS) ?? [] }]
}

/** Finds hubs by mDNS (`_vmeste._tcp`). Where multicast does not work nobody is found, and that is all that happens. */
export const mdnsDiscovery = (log: (line: string) => void): Discovery => {
  const bonjour = new Bonjour({}, (error: Error) => log(`mDNS: ${error.message}`))
  const { mdns } = (bonjour as unknown as Inside).server
  // bonjour-service does not listen for these: port taken, no permission, no network.
  for (const event of ['error', 'warning']) mdns.on(event, (error: Error) => log(`mDNS: ${error.message}`))
  const browser = bonjour.find({ type: TYPE })
  const emit = mdns.emit.bind(mdns)
  mdns.emit = (name: string, ...args: unknown[]): boolean => {
    if (name === 'response' && browser.services.length >= MOST) return false
    try {
      return emit(name, ...args)
    } catch (error) {
      // Its parsing trusts the sender; a crafted packet must not end the process.
      log(`mDNS: unreadable ${name}: ${error instanceof Error ? error.message : ''}`)
      return false
    }
  }
  let service: Service | null = null
  let closed = false
  const retire = (done: () => void): void => {
    const before = service
    service = null
    if (before) before.stop(done)
    else done()
  }
  return {
    announce: ({ id, port, tags }) =>
      retire(() => {
        if (closed) return
        service = bonjour.publish({
          name: id,
          type: TYPE,
          port,
          // Otherwise the machine's name is told to everybody, and often it is its owner's.
          host: `${id}.local`,
          txt: { t: tags.slice(0, TAGS).join('') },
          // The name is random; asking whether it is taken would only delay us.
          probe: false,
        })
      }),
    found: () => browser.services.flatMap(hubIn),
    refresh: () => {
      browser.expire()
      browser.update()
    },
    close: () =>
      new Promise((resolve) => {
        closed = true
        browser.stop()
        const end = (): void => bonjour.destroy(() => resolve())
        // A goodbye that cannot be sent must not hold up our exit.
        const late = setTimeout(end, 500)
        retire(() => {
          clearTimeout(late)
          end()
        })
      }),
  }
}
