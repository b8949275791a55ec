import { liveQuery } from 'dexie'
import type { EntityId, MemberId } from '../../../shared/model/ids.ts'
import { localKeys } from '../../store/localKeys.ts'
import { VisibleRows } from '../../store/VisibleRows.ts'
import { VmesteDb } from '../../store/VmesteDb.ts'
import { lockName } from '../EngineHost.ts'
import type { Peering } from '../messages.ts'
import { lastSigns } from './lastSigns.ts'
import { PeopleDirectory } from './PeopleDirectory.ts'

interface PeopleOptions {
  readonly key: string
  /** Ids of the people in whom the words are found, best first. */
  readonly find: (words: string) => Promise<readonly EntityId[]>
  /** What lists show may be another thing now. */
  readonly onChange: () => void
}

/** Opens a network's directory and keeps it in step with what the engine reports. */
export const openPeople = async ({ key, find, onChange }: PeopleOptions): Promise<PeopleDirectory> => {
  const db = new VmesteDb(key)
  const rows = new VisibleRows(db)
  const directory = new PeopleDirectory({ rows, find, lastSigns: lastSigns(db) })
  // Changes are followed one after the other, the first behind the building: none is missed, none overtakes.
  let turn: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<boolean>) => {
    turn = turn.then(work).then(
      (matters) => {
        if (matters) onChange()
      },
      () => {},
    )
  }
  new BroadcastChannel(lockName(key)).onmessage = ({ data }: MessageEvent<Peering>) => {
    if (data.kind !== 'event' || data.event.kind !== 'changed') return
    const { entities, commits } = data.event
    inTurn(async () => {
      const authors = commits && (await db.commits.bulkGet([...commits])).flatMap((each) => each?.device ?? [])
      await directory.followSigns(authors)
      return directory.update(entities)
    })
  }
  turn = directory.build()
  await turn
  follow(
    () => rows.local<readonly { readonly member: MemberId }[]>(localKeys.membership),
    () => inTurn(() => directory.followMembers()),
  )
  // What was for her eyes may not be from now on, or the other way round.
  follow(
    async () => (await rows.viewer()).seesAll,
    () => inTurn(() => directory.build().then(() => true)),
  )
  return directory
}

/** Calls back on every answer that is not the one before; the first is what the directory was built from. */
const follow = <T>(query: () => Promise<T>, onChange: () => void): void => {
  let before: { readonly answer: string } | undefined
  liveQuery(query).subscribe({
    next(value) {
      const answer = JSON.stringify(value) ?? ''
      if (before && before.answer !== answer) onChange()
      before = { answer }
    },
    error() {},
  })
}
