import { aliasOf } from '../../../../shared/model/alias.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { type DuplicateGroup, findDuplicates } from '../../../../shared/queries/findDuplicates.ts'
import { VisibleRows } from '../../../store/VisibleRows.ts'
import { VmesteDb } from '../../../store/VmesteDb.ts'

/** What was found; `chains`: visible records with something behind them that a merger apart has hidden. */
export interface Found {
  readonly groups: readonly DuplicateGroup[]
  readonly chains: readonly EntityId[]
}
export type Answer = { readonly found: Found } | { readonly failed: string }

/** Compares everybody with everybody beside the window. Ended by whoever asked. */
const look = async (apart: readonly string[]): Promise<Found> => {
  const rows = new VisibleRows(new VmesteDb(self.name))
  const [people, aliases] = await Promise.all([rows.find('member', 'nameKey'), rows.find('alias', 'into')])
  const hidden = new Set(aliases.map(({ id }) => id))
  // An alias that names a record which is hidden itself: read on to the one that is shown.
  const ends = aliases.filter(({ into }) => hidden.has(aliasOf(into))).map(({ into }) => into)
  const shown = await rows.many('member', ends)
  return {
    groups: findDuplicates(people, new Set(apart)),
    chains: [...new Set(shown.flatMap((row) => row?.id ?? []))].sort(),
  }
}

self.onmessage = ({ data }: MessageEvent<readonly string[]>) => {
  look(data).then(
    (found) => self.postMessage({ found } satisfies Answer),
    (error: unknown) => self.postMessage({ failed: (error as Error).name } satisfies Answer),
  )
}
