import type { Duplex } from 'node:stream'
import type { Refusal } from './Doorman.ts'

/** Says why and lets go: a socket whose other side never closes would stay with us, counted by nobody. */
export const turnAway = (socket: Duplex, why: Refusal): void => {
  socket.end(`HTTP/1.1 ${why}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
