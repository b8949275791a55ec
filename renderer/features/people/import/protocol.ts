import type { ImportCounts, ImportedMember } from '../../../../shared/commands/importMembers.ts'
import type { Mapping } from '../../../../shared/interop/csv/guessMapping.ts'
import type { ColumnLocale } from '../../../../shared/interop/csv/memberColumns.ts'
import type { RowProblem } from '../../../../shared/interop/csv/readMembers.ts'
import type { Encoding } from '../../../../shared/interop/decodeText.ts'
import type { Packed } from '../../../../shared/lib/packed.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'

/** What a file turned out to be. The rows themselves stay in the worker. */
export interface Opened {
  readonly format: 'csv' | 'vcard'
  readonly encoding: Encoding
  readonly delimiter: string
  readonly hasHeader: boolean
  readonly header: readonly string[]
  /** The first rows, for recognising columns. */
  readonly sample: readonly (readonly string[])[]
  readonly count: number
  readonly mapping: Mapping
  /** Line where a quotation mark never closes. */
  readonly openQuote: number | null
}

/** What an import would do, found out without doing it. */
export interface Reading {
  /** The first people as they will be, at most `previewSize`. */
  readonly preview: readonly { readonly line: number; readonly member: ImportedMember }[]
  readonly count: number
  readonly fate: ImportCounts
  readonly problems: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
}

export interface Asks {
  open: {
    ask: { readonly bytes: Uint8Array; readonly delimiter?: string; readonly hasHeader?: boolean }
    answer: Opened
  }
  read: { ask: { readonly mapping: Mapping }; answer: Reading }
  /** The people, to hand to the command: packed, because unpacked 20,000 would stop the window for a tenth of a second. */
  members: { ask: object; answer: Packed<ImportedMember> }
  /** The rows that stay out as CSV, each with what is wrong with it. */
  leftOut: {
    ask: { readonly says: readonly (readonly [line: number, text: string])[]; readonly heading: string }
    answer: string
  }
  write: {
    ask: { readonly format: 'csv' | 'vcard'; readonly ids: readonly EntityId[]; readonly locale: ColumnLocale }
    answer: string
  }
}

export type Ask = { [K in keyof Asks]: { readonly kind: K } & Asks[K]['ask'] }[keyof Asks]
export type AnswerTo<A extends Ask> = Asks[A['kind']]['answer']

export const previewSize = 50
