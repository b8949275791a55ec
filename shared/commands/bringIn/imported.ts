import type { EntityId } from '../../model/ids.ts'
import type { FieldPatch } from '../command.ts'

/** One person from a file, already read into our fields; `name` is not empty. */
export type ImportedMember = Omit<FieldPatch<'member'>, 'affiliations'> & {
  readonly name: string
  /** The record's id in the network that wrote the file. */
  readonly id?: EntityId
  /** Somebody looked and decided which record this is; goes before every key. */
  readonly as?: EntityId | 'new'
  /** What she does there, by an organisation's name, or by its id in the file. */
  readonly affiliations?: Readonly<Record<string, string>>
}

export type ImportedOrganisation = FieldPatch<'organisation'> & { readonly name: string; readonly id?: EntityId }
export type ImportedField = FieldPatch<'customField'> & { readonly key: string; readonly label: string }

/**
 * By what a row finds the record it means. `auto`: its id, else its mail address, else its name where nothing contradicts.
 * `custom/<key>`: a field of the network's own. `none`: every row is somebody new.
 */
export type ImportKey = 'auto' | 'id' | 'email' | 'phone' | 'name' | `custom/${string}` | 'none'

/** Where the record says something else: the file's word replaces it, or only what is empty is filled. */
export type Existing = 'replace' | 'fill'

/** What happens to one field of a record. `key`: of a map (a custom field, an organisation's id). Of sets only what is added. */
export interface Change {
  readonly field: string
  readonly key?: string
  readonly from: string
  readonly to: string
}

/** What becomes of a row. `again`: the same person as in an earlier row (from 1). `ambiguous`: several records have its key. */
export type Fate =
  | { readonly kind: 'created' }
  | { readonly kind: 'updated'; readonly id: EntityId; readonly changes: readonly Change[] }
  | { readonly kind: 'unchanged'; readonly id: EntityId }
  | { readonly kind: 'again'; readonly row: number }
  | { readonly kind: 'ambiguous'; readonly value: string; readonly count: number }
