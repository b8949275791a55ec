import { aliasOf } from '../../shared/model/alias.ts'
import type { EntityName, RowOf } from '../../shared/model/entities.ts'
import { type EntityId, parseEntityId } from '../../shared/model/ids.ts'
import type { MemberRow } from '../../shared/model/member.ts'
import { closedKeys, type Viewer, visibleMember } from '../../shared/queries/visibleMember.ts'
import type { KeyRange, Page } from '../../shared/replica/ports.ts'
import { DexieRows } from './DexieRows.ts'
import { localKeys } from './localKeys.ts'

/** Until the engine has said who looks: nobody in particular. */
const nobody: Viewer = { member: '', seesAll: false }

/** Mergers apart may make a chain for a moment, or a circle, which must end. */
const LONGEST_CHAIN = 8

/**
 * What this machine's person may see of the tables: all that screens, searches and exports read. Her role is read along, so that
 * live queries ask again when it changes.
 */
export class VisibleRows extends DexieRows {
  override async get<N extends EntityName>(type: N, id: EntityId): Promise<RowOf<N> | undefined> {
    const reading = super.get(type, id).then((row) => this.#followed(type, [id], [row]))
    return (await this.#visible(type, reading))[0]
  }

  override async many<N extends EntityName>(type: N, ids: readonly EntityId[]): Promise<(RowOf<N> | undefined)[]> {
    const reading = super.many(type, ids).then((rows) => this.#followed(type, ids, rows))
    return this.#visible(type, reading)
  }

  override async find<N extends EntityName>(
    type: N,
    index: string,
    range?: KeyRange,
    page?: Page,
  ): Promise<RowOf<N>[]> {
    return this.#visible(type, super.find(type, index, range, page))
  }

  async viewer(): Promise<Viewer> {
    const viewer = (await this.local<Viewer>(localKeys.viewer)) ?? nobody
    return viewer.seesAll ? viewer : { ...viewer, closed: closedKeys(await super.find('customField', 'order')) }
  }

  /** In place of a record that was merged into another, the row of that one: its id is another than was asked for. */
  async #followed<N extends EntityName>(
    type: N,
    ids: readonly EntityId[],
    rows: readonly (RowOf<N> | undefined)[],
  ): Promise<(RowOf<N> | undefined)[]> {
    const out = [...rows]
    if (type !== 'member') return out
    let missing = ids.flatMap((id, at) => (out[at] || !parseEntityId(id) ? [] : [{ at, id }]))
    for (let step = 0; step < LONGEST_CHAIN && missing.length > 0; step++) {
      const aliases = await super.many(
        'alias',
        missing.map(({ id }) => aliasOf(id)),
      )
      missing = missing.flatMap(({ at }, i) => (aliases[i] ? [{ at, id: aliases[i].into }] : []))
      const found = await super.many(
        type,
        missing.map(({ id }) => id),
      )
      for (const [i, { at }] of missing.entries()) out[at] = found[i]
      missing = missing.filter(({ at }) => !out[at])
    }
    return out
  }

  async #visible<N extends EntityName, R extends RowOf<N> | undefined>(type: N, reading: Promise<R[]>): Promise<R[]> {
    if (type !== 'member') return reading
    // Both at once: one after the other, each list would wait twice for the disk.
    const [rows, viewer] = await Promise.all([reading, this.viewer()])
    return rows.map((row) => row && (visibleMember(row as MemberRow, viewer) as R))
  }
}
