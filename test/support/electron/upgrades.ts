import { type IncomingMessage, Server } from 'node:http'
import { toApp } from './origin.ts'

/** The hub sees the origin that Electron would send: servers of this process get it mapped back before anyone looks. */
export const mapHubOrigin = (): void => {
  const emit = Server.prototype.emit as (this: Server, ...args: unknown[]) => boolean
  Server.prototype.emit = function (this: Server, ...args: unknown[]): boolean {
    const [name, request] = args as [string, IncomingMessage?]
    if (name === 'upgrade' && request?.headers.origin) request.headers.origin = toApp(request.headers.origin)
    return emit.apply(this, args)
  }
}
