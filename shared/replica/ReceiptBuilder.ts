import { toBase64Url } from '../lib/bytes.ts'
import { msOf } from '../lib/hybridClock.ts'
import { createPacer } from '../lib/pause.ts'
import type { EntityName } from '../model/entities.ts'
import type { CommitId, EntityId } from '../model/ids.ts'
import { definitionOf } from './changedRows.ts'
import { clashesIn } from './clashes.ts'
import { type Core, decodeStored, isEffective, opsOf } from './core.ts'
import { erasedEntities } from './erased.ts'
import { fold } from './fold.ts'
import type { Kept } from './keep.ts'
import type { CommitRecord } from './ports.ts'
import { readFields } from './readFields.ts'
import type { Arrival, Clash, Receipt } from './receipt.ts'
import { titleOf } from './titleOf.ts'

const MAX_ARRIVALS = 500
const MAX_CLASHES = 500
/** Naming what is gone means folding it. */
const MAX_GONE = 200
const MAX_REVOKES = 500

interface Noted {
  /** The newest commit of the meeting that touched it. */
  record: CommitRecord
  readonly isNew: boolean
  /** More than one commit of the meeting touched it: only then may it be gone again. */
  again: boolean
}

/** Notes what one meeting brings, and makes its receipt. */
export class ReceiptBuilder {
  readonly #id: string
  readonly #from: number
  readonly #commits = new Set<CommitId>()
  readonly #revokes: CommitId[] = []
  readonly #entities = new Map<EntityId, Noted>()
  /** What an earlier receipt of this meeting named, by entity and field: nothing that somebody may have read vanishes from it. */
  readonly #named = new Map<string, Clash>()

  constructor(
    private readonly core: Core,
    private readonly peer: Receipt['peer'],
  ) {
    this.#id = toBase64Url(core.random(12))
    this.#from = core.now()
  }

  note({ records, existed }: Kept): void {
    const cutsMatter = this.core.roster.hasRevokes
    for (const record of records) {
      this.#commits.add(record.id)
      if (record.roster && this.core.roster.said.revokes.has(record.id)) this.#revokes.push(record.id)
      if (cutsMatter && !isEffective(this.core, decodeStored(this.core, record))) continue
      for (const entity of [...record.entities, ...this.#erasedBy(record, existed)]) {
        const noted = this.#entities.get(entity)
        if (noted) {
          // Put last again: the newest arrivals stay when there are too many.
          this.#entities.delete(entity)
          if (record.time > noted.record.time) noted.record = record
          noted.again = true
        }
        this.#entities.set(entity, noted ?? { record, isNew: !existed.has(entity), again: false })
      }
    }
  }

  /** What an erase took away here. Of what was never here nothing is told. */
  #erasedBy({ id, roster }: CommitRecord, existed: ReadonlySet<EntityId>): readonly EntityId[] {
    const statement = roster ? this.core.roster.statement(id)?.statement : undefined
    return statement?.k === 'erase' && existed.has(statement.entity) ? [statement.entity] : []
  }

  async build(sent: number): Promise<Receipt> {
    const counts: Partial<Record<EntityName, { added: number; changed: number }>> = {}
    const maybeGone = [...this.#entities].flatMap(([entity, { isNew, again }]) => (isNew && again ? [entity] : []))
    const there = await this.#rows(maybeGone)
    for (const [entity, { isNew, again }] of this.#entities) {
      const name = definitionOf(entity)?.name as EntityName | undefined
      if (!name || name === 'alias' || (isNew && again && !there.has(entity))) continue
      const count = counts[name] ?? { added: 0, changed: 0 }
      counts[name] = count
      if (isNew) count.added++
      else count.changed++
    }
    return {
      id: this.#id,
      peer: this.peer,
      from: this.#from,
      until: this.core.now(),
      counts,
      arrivals: await this.#arrivals(),
      clashes: await this.#clashes(),
      ...(this.#revokes.length > 0 && { revokes: this.#revokes.slice(-MAX_REVOKES) }),
      sent,
      received: this.#commits.size,
    }
  }

  async #arrivals(): Promise<Arrival[]> {
    // An alias says what the record that it stands for says too: "merged".
    const told = [...this.#entities].filter(([entity]) => definitionOf(entity)?.name !== 'alias')
    const latest = told.slice(-MAX_ARRIVALS)
    const rows = await this.#rows(latest.map(([entity]) => entity))
    const out: Arrival[] = []
    for (const [entity, { record, isNew }] of latest) {
      const type = definitionOf(entity)?.name as EntityName | undefined
      const row = rows.get(entity)
      if (!type || (isNew && !row)) continue
      const by = this.core.roster.grant(record.auth)?.member ?? ''
      if (row) out.push({ entity, type, title: titleOf(row), by, change: isNew ? 'new' : 'changed' })
      else out.push({ entity, type, by, ...(await this.#gone(entity, out.length)) })
    }
    return out
  }

  /** What is not shown any more by its last name, the first so many; nothing can be said of what was erased. */
  async #gone(entity: EntityId, told: number): Promise<Pick<Arrival, 'title' | 'change'>> {
    if (told > MAX_GONE) return { title: '', change: 'removed' }
    const said = readFields(fold(await opsOf(this.core, entity)))
    const isMerged =
      said.get('removed') !== true && typeof said.get('mergedInto') === 'string' && said.get('mergedInto') !== ''
    return { title: titleOf(Object.fromEntries(said)).slice(0, 300), change: isMerged ? 'merged' : 'removed' }
  }

  /** Those that are not removed. One read per type: a look-up for each would hold up the next batch of a large sync for a second. */
  async #rows(wanted: readonly EntityId[]): Promise<Map<EntityId, object>> {
    const byType = new Map<EntityName, EntityId[]>()
    for (const entity of wanted) {
      const type = definitionOf(entity)?.name as EntityName | undefined
      if (!type) continue
      const ids = byType.get(type)
      if (ids) ids.push(entity)
      else byType.set(type, [entity])
    }
    const rows = new Map<EntityId, object>()
    for (const [type, ids] of byType)
      for (const row of await this.core.store.many(type, ids)) if (row) rows.set(row.id, row)
    return rows
  }

  /** Only what both had: an entity that this meeting brought whole cannot clash. */
  async #clashes(): Promise<Clash[]> {
    const pace = createPacer()
    const now = new Set<string>()
    for (const [entity, { isNew }] of this.#entities) {
      const definition = definitionOf(entity)
      if (isNew || !definition || now.size >= MAX_CLASHES) continue
      const folded = fold(await opsOf(this.core, entity))
      await pace()
      const found = clashesIn(folded, definition, (op) => this.#commits.has(op.commit))
      if (found.length === 0) continue
      const type = definition.name as EntityName
      const title = titleOf(await this.core.store.get(type, entity))
      for (const { field, kept, other } of found) {
        const side = ({ value, op }: typeof kept) => ({ value, by: op.by, at: msOf(op.time) })
        const key = `${entity} ${field}`
        now.add(key)
        this.#named.set(key, { entity, type, title, field, kept: side(kept), other: side(other) })
      }
    }
    const erased = erasedEntities(this.core)
    return [...this.#named]
      .filter(([, { entity }]) => !erased.has(entity))
      .slice(0, MAX_CLASHES)
      .map(([key, clash]) => (now.has(key) ? clash : { ...clash, settled: true as const }))
  }
}
