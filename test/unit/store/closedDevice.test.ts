import { expect, test } from 'vitest'
import { closedDevice } from '../../../renderer/store/duties/closedDevice.ts'
import { PAPER } from '../../../shared/model/deviceNames.ts'

test('what was closed off is told apart: a sheet, a laptop by its name, a laptop without one, and what nobody here knows', () => {
  const named = [`sheet=${PAPER}`, 'one=Küche', 'other=a=b']
  expect(closedDevice('sheet', named)).toEqual({ kind: 'paper' })
  expect(closedDevice('one', named)).toEqual({ kind: 'laptop', name: 'Küche' })
  expect(closedDevice('other', named)).toEqual({ kind: 'laptop', name: 'a=b' })
  expect(closedDevice('new', named)).toEqual({ kind: 'laptop', name: '' })
  expect(closedDevice('one', undefined)).toEqual({ kind: 'unknown' })
  expect(closedDevice(undefined, named)).toEqual({ kind: 'unknown' })
})
