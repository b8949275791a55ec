import { expect, test } from 'vitest'
import { addressGroup } from '../../../electron/hub/addressGroup.ts'

test.each([
  ['192.168.1.7', '192.168.1.7'],
  ['::ffff:192.168.1.7', '192.168.1.7'],
  ['fe80::1234:5678:9abc:def0%wlan0', 'fe80:0:0:0'],
  ['2001:0db8:0000:0001:aaaa::1', '2001:db8:0:1'],
  ['2001:db8:0:1::ffff', '2001:db8:0:1'],
  ['2001:db8:0:2::1', '2001:db8:0:2'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('%s stands in the line of %s', (address, group) => {
  expect(addressGroup(address)).toBe(group)
})
