import Dexie, { type Table } from 'dexie'
import type { CommitId, DeviceId, EntityId } from '../../shared/model/ids.ts'
import type { CommitRecord } from '../../shared/replica/ports.ts'
import type { StoredAbout } from './about/aboutPeople.ts'
import type { StoredPicture } from './pictures/pictures.ts'
import { releases } from './schema.ts'

// On a loopback address Dexie takes itself to be in development, records stacks and prints every refused request.
Dexie.debug = false

/** A commit as it is stored; `slot` as in the schema. */
export interface StoredCommit extends CommitRecord {
  readonly slot: number
  /** How long its bytes are, where they are stored deflated. */
  readonly size?: number
  /** Its entities, where they are too many for the index; `entities` is empty then. */
  readonly wide?: readonly EntityId[]
}

/** Such a commit's entities once more, to be read without its bytes. */
export interface StoredWide {
  readonly id: CommitId
  readonly entities: readonly EntityId[]
}

export interface StoredHeads {
  readonly device: DeviceId
  readonly heads: readonly CommitId[]
  /** Named in a stored commit's `prev` before being stored themselves: never heads once they come. */
  readonly named: readonly CommitId[]
}

export type Row = { readonly id: EntityId }

/** Name of a network's database. */
export const databaseName = (key: string): string => `vmeste-${key}`

export interface OpenOptions {
  /** For tests of upgrades. */
  readonly releases?: typeof releases
}

/** One network's database: the same schema for the worker that writes and for the windows that read. */
export class VmesteDb extends Dexie {
  declare readonly commits: Table<StoredCommit, CommitId>
  declare readonly wide: Table<StoredWide, CommitId>
  declare readonly heads: Table<StoredHeads, DeviceId>
  declare readonly local: Table<unknown, string>
  declare readonly about: Table<StoredAbout, string>
  declare readonly pictures: Table<StoredPicture, string>

  constructor(key: string, options: OpenOptions = {}) {
    // Strict: what was acknowledged is on the disk, also after a power cut. Without Dexie's query cache: tables of 20,000 rows are paged.
    super(databaseName(key), { autoOpen: true, cache: 'disabled', chromeTransactionDurability: 'strict' })
    for (const [index, tables] of (options.releases ?? releases).entries()) this.version(index + 1).stores(tables)
    // A newer app in another window wants to upgrade: step aside, so that it is never blocked by us. False keeps Dexie from opening again.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: true })
      return false
    })
    // Dexie would open what a newer app has written; rows it does not understand must not be folded over.
    this.on('ready', () => {
      const written = Math.floor(this.backendDB().version / 10)
      if (written > (options.releases ?? releases).length) throw new DOMException(`schema ${written}`, 'VersionError')
    })
  }

  rowTable(name: string): Table<Row, EntityId> {
    return this.table(name)
  }
}
