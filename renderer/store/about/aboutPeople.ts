import type { ImportedMember } from '../../../shared/commands/importMembers.ts'
import { err, ok, type Result } from '../../../shared/lib/result.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { localKeys } from '../localKeys.ts'
import { storeProblem } from '../storeError.ts'
import type { VmesteDb } from '../VmesteDb.ts'

/** Where one met somebody. */
export interface Met {
  /** Epoch ms. */
  readonly at: number
  /** The event; '' where it was none of the network's. */
  readonly event: EntityId | ''
  /** In words, where there is no event. */
  readonly place: string
}

/** `member` entity id, or `card/<random>` of somebody who is not in the directory. */
export type AboutId = string

/** What this machine's person keeps about somebody, for herself: it is in no commit and goes to nobody. */
export interface About {
  readonly id: AboutId
  readonly note: string
  /** Since when she follows him, epoch ms; 0 when she does not. */
  readonly followed: number
  /** Newest first. */
  readonly met: readonly Met[]
  /** His visiting card as it was scanned last. */
  readonly card: ImportedMember | null
}

export const isCardId = (id: AboutId): boolean => id.startsWith('card/')

export const nothingAbout = (id: AboutId): About => ({ id, note: '', followed: 0, met: [], card: null })

/** As it lies in the table: absent keys are in no index. */
export interface StoredAbout extends Omit<About, 'followed'> {
  readonly followed?: number
  /** Events among `met`. */
  readonly meetings: readonly EntityId[]
}

const stored = ({ followed, ...about }: About): StoredAbout => ({
  ...about,
  ...(followed > 0 && { followed }),
  meetings: [...new Set(about.met.flatMap(({ event }) => event || []))],
})

const read = ({ meetings: _, followed = 0, ...about }: StoredAbout): About => ({ ...about, followed })

const isEmpty = ({ note, followed, met, card }: About): boolean =>
  note === '' && followed === 0 && met.length === 0 && card === null

export interface AboutPeople {
  get(id: AboutId): Promise<About>
  /** Everybody about whom something is kept, in no order. */
  all(): Promise<About[]>
  /** Of those met at an event. */
  metAt(event: EntityId): Promise<About[]>
  /** What stands on her visiting card; null as long as she has not chosen. */
  cardFields(): Promise<readonly string[] | null>
  chooseCardFields(fields: readonly string[]): Promise<void>
  /** Pairs of records (`pairKey`) of which she has said that they are two people. */
  apart(): Promise<readonly string[]>
  setApart(pairs: readonly string[]): Promise<Result<null>>
  /** Resolves with what was there before. A record that says nothing any more is gone. */
  change(id: AboutId, patch: Partial<Omit<About, 'id'>>): Promise<Result<About>>
}

/** Reads and writes the table `about`; works in any window, inside live queries too. */
export const createAboutPeople = (db: VmesteDb): AboutPeople => ({
  get: async (id) => {
    const found = await db.about.get(id)
    return found ? read(found) : nothingAbout(id)
  },
  all: async () => (await db.about.toArray()).map(read),
  metAt: async (event) => (await db.about.where('meetings').equals(event).toArray()).map(read),
  cardFields: async () => ((await db.local.get(localKeys.cardFields)) as readonly string[] | undefined) ?? null,
  chooseCardFields: async (fields) => void (await db.local.put([...fields], localKeys.cardFields)),
  apart: async () => ((await db.local.get(localKeys.apart)) as readonly string[] | undefined) ?? [],
  setApart: async (pairs) => {
    try {
      await db.local.put([...pairs], localKeys.apart)
      return ok(null)
    } catch (error) {
      return err(storeProblem(error))
    }
  },
  change: async (id, patch) => {
    try {
      const before = await db.transaction('rw', db.about, async () => {
        const held = await db.about.get(id)
        const was = held ? read(held) : nothingAbout(id)
        const next = { ...was, ...patch }
        const met = [...next.met].sort((a, b) => b.at - a.at)
        if (isEmpty(next)) await db.about.delete(id)
        else await db.about.put(stored({ ...next, met }))
        return was
      })
      return ok(before)
    } catch (error) {
      return err(storeProblem(error))
    }
  },
})
