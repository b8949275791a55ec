import { expect, test } from 'vitest'
import { isNearHub, usableHubs } from '../../../renderer/mesh/hubAddresses.ts'

test('what a person typed and no WebSocket would take is skipped, the rest is kept once', () => {
  const good = ['ws://127.0.0.1:4000/x', 'wss://hub.example.org/room']
  const bad = [
    '',
    ' ',
    'hub.example.org',
    'http://hub.example.org',
    'ws://',
    'ws://a b/',
    'wss://x/#y',
    'javascript:alert(1)',
  ]
  expect(usableHubs([...bad, ...good, ...bad, ...good])).toEqual(good)
})

test('hubs on this machine or LAN may carry links, others only introduce', () => {
  for (const host of [
    '127.0.0.1',
    'localhost',
    '192.168.1.4',
    '10.0.0.1',
    '172.20.3.4',
    '169.254.1.1',
    '[::1]',
    '[fd00::2]',
    '[fe80::1]',
    'anna.local',
  ])
    expect(isNearHub(`ws://${host}:4000/x`)).toBe(true)
  for (const host of ['hub.example.org', '172.32.0.1', '11.0.0.1', '8.8.8.8', '[2001:db8::1]'])
    expect(isNearHub(`wss://${host}/x`)).toBe(false)
})
