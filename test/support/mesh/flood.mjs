import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * A hostile program, in a thread of its own so that it does not wait for the hub it attacks: opens `rate` connections a second.
 * `how`: 'churn' goes when it is in, 'hold' stays and says nothing, 'listen' stays and listens where nobody is, 'silent' sends no request.
 */
const { port, path, origin, rate, how } = workerData
const most = 3_000
const open = new Set()
let count = 0
let taken = 0

const mask = (text) => {
  const body = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body])
}

const one = () => {
  const topic = `lonely ${count++}`
  const socket = connect(port, '127.0.0.1')
  open.add(socket)
  socket.on('error', () => {})
  socket.on('close', () => open.delete(socket))
  if (how === 'silent') return
  socket.write(
    `GET /${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      (origin ? `Origin: ${origin}\r\n` : '') +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  )
  socket.once('data', (data) => {
    if (!data.toString().startsWith('HTTP/1.1 101')) return socket.destroy()
    taken++
    if (how === 'churn') socket.destroy()
    if (how === 'listen') socket.write(mask(JSON.stringify({ type: 'subscribe', topics: [topic] })))
  })
}

const began = performance.now()
const timer = setInterval(() => {
  const due = ((performance.now() - began) / 1_000) * rate
  while (count < due && open.size < most) one()
}, 5)
parentPort.on('message', (word) => {
  if (word === 'how far?') return parentPort.postMessage(count)
  clearInterval(timer)
  for (const socket of open) socket.destroy()
  parentPort.postMessage({ count, taken, seconds: (performance.now() - began) / 1_000 })
  parentPort.close()
})
parentPort.postMessage('begun')
