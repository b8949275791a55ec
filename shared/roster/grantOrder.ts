import { type Grant, rankOf } from '../model/defineEntity.ts'
import type { SaidGrant } from './facts.ts'

/** For showing: what somebody is, first. */
export const highestFirst = (a: Grant, b: Grant): number => rankOf[a.role] - rankOf[b.role] || olderFirst(a, b)

/** For acting: the least powerful first, so that losing a higher role later does not touch what did not need it. */
export const leastFirst = (a: Grant, b: Grant): number =>
  rankOf[b.role] - rankOf[a.role] || plainFirst(a, b) || olderFirst(a, b)

const olderFirst = (a: Grant, b: Grant): number => {
  const [left, right] = [(a as SaidGrant).commit, (b as SaidGrant).commit]
  return left.time - right.time || (left.id < right.id ? -1 : 1)
}

/** Plain membership before a scoped role of the same rank. */
const plainFirst = (a: Grant, b: Grant): number => Number(a.role !== 'member') - Number(b.role !== 'member')
