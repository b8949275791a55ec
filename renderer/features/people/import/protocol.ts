import type { Change, Existing, ImportedMember, ImportKey } from '../../../../shared/commands/bringIn/imported.ts'
import type { BringIn } from '../../../../shared/commands/importMembers.ts'
import type { CustomShape } from '../../../../shared/interop/csv/customKinds.ts'
import type { Mapping } from '../../../../shared/interop/csv/guessMapping.ts'
import type { ColumnLocale } from '../../../../shared/interop/csv/memberColumns.ts'
import type { Encoding } from '../../../../shared/interop/decodeText.ts'
import type { ExportFormat } from '../../../../shared/interop/exportPeople.ts'
import type { RowProblem, Style } from '../../../../shared/interop/people/readPeople.ts'
import type { Packed } from '../../../../shared/lib/packed.ts'
import type { Problem } from '../../../../shared/lib/result.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import type { DuplicateReason } from '../../../../shared/queries/findDuplicates.ts'
import type { Progress } from '../../../store/api.ts'

/** Told by the person; guessed where left out. */
export interface OpenOptions {
  readonly encoding?: Encoding
  readonly delimiter?: string
  readonly hasHeader?: boolean
}

/** What a file turned out to be. The rows themselves stay in the worker. */
export interface Opened {
  readonly format: ExportFormat
  readonly encoding: Encoding
  readonly delimiter: string
  readonly hasHeader: boolean
  readonly header: readonly string[]
  /** The first rows, for recognising columns. */
  readonly sample: readonly (readonly string[])[]
  readonly count: number
  readonly mapping: Mapping
  /** What a list of these columns is remembered by; '' for other files. */
  readonly signature: string
  /** Which columns are no more than our own words on what was wrong. */
  readonly reasons: readonly boolean[]
  /** Line where a quotation mark never closes. */
  readonly openQuote: number | null
  /** Fields that the network defined for itself. */
  readonly fields: readonly CustomShape[]
}

/** How the rows shall be taken. */
export interface Taking {
  readonly mapping: Mapping
  readonly key: ImportKey
  readonly existing: Existing
  /** Guessed where left out. */
  readonly style?: Style
  /** Rows, by line, of which the person has said whose record they are. */
  readonly decided?: Readonly<Record<number, EntityId | 'new'>>
}

/** What the preview can show: all rows, or those of one fate. */
export const kinds = ['all', 'likely', 'created', 'updated', 'unchanged', 'stays'] as const
export type Kind = (typeof kinds)[number]

/** What an import would do, found out without doing it. */
export interface Reading {
  /** Rows by what becomes of them; `unchanged` holds those that another row of the file has said already. */
  readonly counts: { readonly [K in Kind]: number }
  /** People that an import would bring. */
  readonly count: number
  /** Organisations that it would make: how many, and what the first of them are called. */
  readonly organisations: number
  readonly clubs: readonly string[]
  readonly style: Style
  /** Whether the style matters here: days, figures. */
  readonly asks: { readonly days: boolean; readonly figures: boolean }
  /** The first of them. */
  readonly warnings: readonly RowProblem[]
  readonly warned: number
  /** What such files hold and we have no place for. */
  readonly left: Readonly<Record<string, number>>
}

/** One row of the preview. */
export interface PreviewRow {
  readonly line: number
  readonly name: string
  readonly member: Partial<ImportedMember>
  readonly kind: Exclude<Kind, 'all' | 'likely'>
  /** The record it belongs to; '' for none. */
  readonly id: EntityId
  readonly changes: readonly Change[]
  /** Why it stays out. */
  readonly problem: Problem | null
  /** Her picture as it would be kept. */
  readonly photo: Uint8Array<ArrayBuffer> | null
  /** It would be new, and looks like somebody who is here already. */
  readonly likely: { readonly id: EntityId; readonly name: string; readonly reason: DuplicateReason } | null
  /** The person has said whose record it is. */
  readonly isDecided: boolean
  /** Line of the earlier row that means the same person. */
  readonly again: number | null
}

/** A file, and how many pictures it should hold that have not come to this machine yet. */
export interface Written {
  readonly text: string
  readonly lacking: number
}

export interface Asks {
  open: {
    ask: { readonly bytes: Uint8Array<ArrayBuffer>; readonly locale: ColumnLocale } & OpenOptions
    answer: Opened
  }
  read: { ask: Taking; answer: Reading }
  rows: { ask: { readonly which: Kind; readonly at: readonly number[] }; answer: readonly PreviewRow[] }
  /** What the command is given: people packed, because unpacked 20,000 would stop the window for a tenth of a second. Their pictures are kept. */
  members: { ask: object; answer: BringIn & { readonly members: Packed<ImportedMember> } }
  /** Nothing came of it: pictures that were kept for it are taken away. */
  forget: { ask: object; answer: null }
  /** What is wrong with rows that stay out, each kind of it once. */
  reasons: { ask: object; answer: readonly Problem[] }
  /** The rows that stay out as CSV, each with what is wrong with it; `says` in the order of `reasons`. */
  leftOut: {
    ask: { readonly says: readonly string[]; readonly locale: ColumnLocale; readonly lineWord: string }
    answer: string
  }
  write: {
    ask: {
      readonly format: ExportFormat
      readonly ids: readonly EntityId[]
      readonly locale: ColumnLocale
      readonly network: string
    }
    answer: Written
  }
}

export type Ask = { [K in keyof Asks]: { readonly kind: K } & Asks[K]['ask'] }[keyof Asks]
export type AnswerTo<A extends Ask> = Asks[A['kind']]['answer']

/** On the way to an answer. */
export interface Told {
  readonly progress: Progress
}
