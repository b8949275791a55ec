import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { ok, problem, type Result } from '../../shared/lib/result.ts'
import type { Answer } from '../../shared/model/application.ts'
import type { NetId } from '../../shared/model/ids.ts'
import { type ApplyAddress, applyLink, MAX_INTRO, MAX_QUESTION } from '../../shared/roster/apply.ts'
import { createDeviceKeys, type DeviceKeys } from '../../shared/roster/keys.ts'
import { shorten } from '../../shared/roster/linkText.ts'
import type { Stage } from '../../shared/sync/messages.ts'
import { profile } from './profile.ts'
import { asStoreError } from './storeError.ts'

/** What this machine does about it: `draft` is being written; `asked` has questions to answer before it can be left; `waiting` keeps asking. */
export type ApplicationState = 'draft' | 'asked' | 'waiting' | 'declined'

/** Asking to be taken into a network. */
export interface MyApplication extends ApplyAddress {
  readonly name: string
  readonly intro: string
  /** The network's own; null until somebody of it has told them. */
  readonly questions: readonly string[] | null
  readonly answers: readonly Answer[]
  readonly state: ApplicationState
  /** When it was sent as it stands, epoch ms; 0 before. */
  readonly written: number
  /** What the last door said; null before any did. */
  readonly stage: Stage | null
  /** When that was, epoch ms; 0 for never. */
  readonly heardAt: number
  /** Why it was declined. */
  readonly reason: string
  /** What doors say that no waiting mends (`join.otherVersion`, `.removed`), as a problem's code; absent else. */
  readonly refused?: string
}

/** The keys with which she will belong, if she is taken in; they cannot be read out. */
export interface StoredApplication extends MyApplication {
  /** When its address was first looked at, epoch ms. */
  readonly openedAt: number
  readonly keys: DeviceKeys
}

const toMine = ({ keys: _keys, openedAt: _openedAt, ...mine }: StoredApplication): MyApplication => mine

/** Those with something written, the latest first. */
export const listApplications = async (): Promise<readonly MyApplication[]> =>
  (await profile.applications.toArray()).map(toMine).sort((a, b) => b.written - a.written)

/** The same, live; undefined until read. */
export const useApplications = (): readonly MyApplication[] | undefined => {
  const [list, setList] = useState<readonly MyApplication[]>()
  useEffect(() => {
    const subscription = liveQuery(listApplications).subscribe({ next: setList, error: () => setList([]) })
    return () => subscription.unsubscribe()
  }, [])
  return list
}

/** What its address ends with: `#/apply/<payload>`. */
export const addressOf = (application: ApplyAddress): string => applyLink(application).split('/').at(-1)!

/** Begins to ask at a network's door what it asks. Nothing is sent before `sendApplication`. */
export const openApplication = ({ net, network, hubs }: ApplyAddress): Promise<Result<null>> =>
  change(async () => {
    const keys = await createDeviceKeys()
    const empty = { name: '', intro: '', questions: null, answers: [], stage: null, heardAt: 0, reason: '' }
    await profile.transaction('rw', profile.applications, async () => {
      if (!(await profile.applications.get(net)))
        await profile.applications.add({
          net,
          network,
          hubs,
          ...empty,
          state: 'draft',
          written: 0,
          keys,
          openedAt: Date.now(),
        })
      else if (hubs.length > 0) await profile.applications.update(net, { hubs: [...hubs] })
    })
  })

export interface ApplicationWords {
  readonly name: string
  readonly intro: string
  readonly answers: readonly Answer[]
}

/** What she has typed so far: kept on this machine, sent to nobody. */
export const keepDraft = (net: NetId, words: ApplicationWords): Promise<Result<null>> =>
  change(async () => {
    await profile.applications
      .where('net')
      .equals(net)
      .modify((row) => {
        if (row.state === 'draft' || row.state === 'asked') Object.assign(row, inBounds(words))
      })
  })

/** Leaves it at the door, now or as soon as somebody is there; what was sent before is replaced. Problem: `nameMissing`. */
export const sendApplication = async (net: NetId, words: ApplicationWords): Promise<Result<null>> => {
  if (!words.name.trim()) return problem('nameMissing')
  return change(async () => {
    const sent = {
      ...inBounds(words),
      state: 'waiting' as const,
      written: Date.now(),
      stage: null,
      heardAt: 0,
      reason: '',
      refused: undefined,
    }
    await profile.applications.update(net, sent)
  })
}

/** This machine does not ask any more, and forgets what was written. Copies at others' are theirs. */
export const withdrawApplication = (net: NetId): Promise<Result<null>> =>
  change(async () => {
    await profile.applications.delete(net)
  })

const DAY = 86_400_000

/** Looked at an address once and wrote nothing: not worth keeping for longer than a day. */
export const clearEmptyDrafts = async (): Promise<void> => {
  const before = Date.now() - DAY
  const empty = ({ state, name, intro, openedAt }: StoredApplication) =>
    state === 'draft' && name === '' && intro === '' && openedAt < before
  await profile.applications.filter(empty).delete()
}

const inBounds = ({ name, intro, answers }: ApplicationWords): ApplicationWords => ({
  name: shorten(name),
  intro: intro.slice(0, MAX_INTRO),
  answers: answers.map(({ question, answer }) => ({ question: question.slice(0, MAX_QUESTION), answer })),
})

const change = async (work: () => Promise<void>): Promise<Result<null>> => {
  try {
    await work()
    return ok(null)
  } catch (error) {
    return { ok: false, error: asStoreError(error).problem }
  }
}
