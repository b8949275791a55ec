import { expect, test } from 'vitest'
import { PeerHubs } from '../../../renderer/mesh/PeerHubs.ts'
import { hubThrough } from '../../../shared/ipc/hubThrough.ts'

const own = 'ws://127.0.0.1:40001/own-hub'
const uplink = 'ws://127.0.0.1:40002/uplink'
const alices = hubThrough(uplink, 'ws://192.168.1.5:47112/abc')
const internet = hubThrough(uplink, 'wss://meet.example/x')

test('P-SYNC-5: two windows of one hub meet there', () => {
  const hubs = new PeerHubs()
  hubs.heard('bob', own)
  expect([hubs.next('bob'), hubs.next('bob'), hubs.next('carol')]).toEqual([own, own, null])
})

test('P-SYNC-5: the hub both are connected to comes first, whatever the order of hearing; then each in turn', () => {
  for (const order of [
    [own, alices],
    [alices, own],
  ]) {
    const hubs = new PeerHubs()
    for (const hub of [...order, ...order]) hubs.heard('alice', hub)
    expect([1, 2, 3, 4].map(() => hubs.next('alice'))).toEqual([alices, own, alices, own])
  }
})

test('P-SYNC-5: a hub on the internet introduces and carries nothing, also when it is reached through this machine', () => {
  const hubs = new PeerHubs()
  hubs.heard('bob', internet)
  expect(hubs.next('bob')).toBeNull()
  hubs.heard('bob', own)
  expect(hubs.next('bob')).toBe(own)
})

test('a crowd of strangers does not fill the memory, and does not push out who is still speaking', () => {
  const hubs = new PeerHubs()
  hubs.heard('bob', own)
  for (let i = 0; i < 2_000; i++) {
    hubs.heard(`stranger ${i}`, own)
    hubs.heard('bob', own)
  }
  expect([hubs.next('bob'), hubs.next('stranger 0'), hubs.next('stranger 1999')]).toEqual([own, null, own])
})
