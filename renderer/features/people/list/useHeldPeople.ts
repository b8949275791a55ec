import { useMemo, useState } from 'react'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { PeopleAnswer } from '../../../store/people.ts'

interface Options {
  /** What the list asks: another order or filter begins anew, with everybody in it. */
  readonly view: string
  /** The newest change is her own: it shows at once. */
  readonly isMine: boolean
  /** Newest change first: who changes comes to the top, so that is held as well. */
  readonly isByChange: boolean
  readonly isHeld: boolean
}

export interface HeldPeople {
  readonly slots: Int32Array
  readonly idAt: (index: number) => EntityId
  readonly total: number
  /** How many came, or came to the top, without being shown. */
  readonly fresh: number
  readonly show: () => void
}

/** A list this short is in view as a whole (the first meeting after joining): nothing is held back. */
const SHORT = 20

/** A list as first shown: removed people leave, own additions come at once, what others add waits until the reader asks for it. */
export const useHeldPeople = (
  latest: PeopleAnswer | undefined,
  { view, isMine, isByChange, isHeld }: Options,
): HeldPeople | undefined => {
  const [base, setBase] = useState<{
    readonly view: string
    readonly shown: PeopleAnswer
    readonly slots: Int32Array
  }>()
  const compared = useMemo(() => {
    if (!latest) return undefined
    const anew = { slots: latest.slots, fresh: 0 }
    if (!base || base.view !== view || base.shown.era !== latest.era || base.shown === latest) return anew
    if (!isHeld || base.slots.length < SHORT || isMine) return anew
    const kept = keptOf(base.slots, latest.slots)
    const fresh = isByChange ? aboveAll(latest.slots, kept) : latest.slots.length - kept.length
    return fresh > 0 ? { slots: kept, fresh } : anew
  }, [latest, base, view, isMine, isByChange, isHeld])
  // Adjusting state while rendering, so that no frame shows the older list. A renamed person moves, which is what her reader expects.
  if (latest && compared && compared.fresh === 0 && base?.shown !== latest)
    setBase({ view, shown: latest, slots: latest.slots })
  return useMemo(() => {
    if (!latest || !compared) return undefined
    const { slots, fresh } = compared
    // Ids go by place in the answer: where some are left out, the places are others.
    const places = slots === latest.slots ? undefined : placesOf(slots, latest.slots)
    return {
      slots,
      fresh,
      idAt: places ? (index) => latest.idAt(places[index]!) : latest.idAt,
      total: latest.total - (isByChange ? 0 : fresh),
      show: () => setBase({ view, shown: latest, slots: latest.slots }),
    }
  }, [latest, compared, view, isByChange])
}

const topOf = (slots: Int32Array): number => slots.reduce((top, slot) => (slot > top ? slot : top), -1) + 1

/** Those of `before` that are in `now`, as they stood. */
const keptOf = (before: Int32Array, now: Int32Array): Int32Array => {
  const there = new Uint8Array(Math.max(topOf(before), topOf(now)))
  for (const slot of now) there[slot] = 1
  return before.filter((slot) => there[slot] === 1)
}

const placesOf = (slots: Int32Array, now: Int32Array): Int32Array => {
  const place = new Int32Array(Math.max(topOf(slots), topOf(now)))
  now.forEach((slot, i) => {
    place[slot] = i
  })
  return slots.map((slot) => place[slot]!)
}

/** How many have come to the top, be they new or known: all but those that still follow each other as they did. */
const aboveAll = (latest: Int32Array, shown: Int32Array): number => {
  let last = latest.length
  for (let at = shown.length - 1; at >= 0; at--) if (shown[at] === latest[last - 1]) last--
  return last
}
