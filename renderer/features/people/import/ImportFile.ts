import type { BringIn } from '../../../../shared/commands/bringIn/bringIn.ts'
import type { Fate, ImportedMember } from '../../../../shared/commands/bringIn/imported.ts'
import { customKindsOf } from '../../../../shared/interop/csv/customKinds.ts'
import { guessMapping, type Mapping, signatureOf } from '../../../../shared/interop/csv/guessMapping.ts'
import { guessStyle, kindOf } from '../../../../shared/interop/csv/guessStyle.ts'
import { type ColumnLocale, isReason } from '../../../../shared/interop/csv/memberColumns.ts'
import { readMembers } from '../../../../shared/interop/csv/readMembers.ts'
import { readTable, type Table } from '../../../../shared/interop/csv/readTable.ts'
import { decodeText, type Encoding } from '../../../../shared/interop/decodeText.ts'
import type { ExportFormat } from '../../../../shared/interop/exportPeople.ts'
import { looksLikeJson, readPeopleFile } from '../../../../shared/interop/json/readPeopleFile.ts'
import type { ReadMembers, ReadPerson, RowProblem } from '../../../../shared/interop/people/readPeople.ts'
import { readVCards } from '../../../../shared/interop/vcard/readVCards.ts'
import { ok, type Problem, type Result } from '../../../../shared/lib/result.ts'
import type { CustomFieldRow } from '../../../../shared/model/customField.ts'
import type { Opened, OpenOptions, PreviewRow, Taking } from './protocol.ts'

const STYLE_OF_CARDS = { ours: false, dayFirst: true, decimal: undefined }
const EMPTY_TABLE = { delimiter: '', hasHeader: false, header: [], sample: [], mapping: [], openQuote: null }

/** One row of the file, read or not. */
export type FileRow =
  | { readonly person: ReadPerson; readonly fate: Fate }
  | { readonly person: null; readonly problem: RowProblem }

/** A file that somebody brought, in the worker: what it is, and its rows under each way of taking them. */
export class ImportFile {
  readonly #fields: readonly CustomFieldRow[]

  private constructor(
    readonly format: ExportFormat,
    readonly encoding: Encoding,
    /** Of CSV. */
    readonly table: Table | null,
    /** Of all others: read once. */
    readonly read: ReadMembers | null,
    fields: readonly CustomFieldRow[],
  ) {
    this.#fields = fields
  }

  static async open(
    bytes: Uint8Array<ArrayBuffer>,
    { encoding, delimiter, hasHeader }: OpenOptions,
    { locale, fields }: { readonly locale: ColumnLocale; readonly fields: readonly CustomFieldRow[] },
  ): Promise<Result<ImportFile>> {
    const decoded = decodeText(bytes, encoding)
    if (!decoded.ok) return decoded
    const { text } = decoded.value
    const made = (format: ExportFormat, table: Table | null, read: ReadMembers | null) =>
      ok(new ImportFile(format, decoded.value.encoding, table, read, fields))
    if (looksLikeJson(text)) {
      const read = readPeopleFile(text)
      return read.ok ? made('json', null, read.value) : read
    }
    if (/^\s*BEGIN:VCARD/im.test(text.slice(0, 2000))) {
      const read = readVCards(text, { locale })
      return read.ok ? made('vcard', null, read.value) : read
    }
    const table = await readTable(text, { delimiter, hasHeader })
    return table.ok ? made('csv', table.value, null) : table
  }

  describe(): Opened {
    const { format, encoding, table, read } = this
    const fields = this.#fields.map(({ key, label, kind, options }) => ({ key, label, kind, options }))
    if (!table) {
      const count = read!.members.length + read!.organisations.length + read!.problems.length
      return { format, encoding, count, fields, signature: '', reasons: [], ...EMPTY_TABLE }
    }
    const { delimiter, hasHeader, header, openQuote, rows } = table
    return {
      format,
      encoding,
      delimiter,
      hasHeader,
      header,
      openQuote,
      sample: rows.slice(0, 3).map((row) => row.map((cell) => cell.slice(0, 80))),
      count: rows.length,
      mapping: guessMapping(table, customKindsOf(fields)),
      signature: signatureOf(table),
      reasons: header.map(isReason),
      fields,
    }
  }

  /** The people under this mapping, and how they were read. */
  people({ mapping, style }: Taking) {
    if (!this.table) return { read: this.read!, style: STYLE_OF_CARDS, asks: { days: false, figures: false } }
    const kinds = customKindsOf(this.#fields)
    const used = style ?? guessStyle(this.table, mapping, kinds)
    const sorts = mapping.map((target) => (target ? kindOf(target, kinds) : null))
    return {
      read: readMembers(this.table, mapping, { style: used, kinds }),
      style: used,
      asks: { days: sorts.includes('date') && !used.ours, figures: sorts.includes('number') && !used.ours },
    }
  }

  source(mapping: Mapping) {
    return this.table && { table: this.table, mapping }
  }

  /** Places in the table by the lines at which rows begin. */
  places(): ReadonlyMap<number, number> {
    return new Map(this.table?.lines.map((line, at) => [line, at]))
  }
}

/** Whether an import would bring this row. */
export const isTaken = (row: FileRow): row is Extract<FileRow, { fate: Fate }> =>
  row.person !== null && row.fate.kind !== 'ambiguous'

export const problemOf = (row: FileRow): Problem | null => {
  if (row.person === null) return row.problem.problem
  const { fate } = row
  return fate.kind === 'ambiguous' ? { code: 'keyAmbiguous', params: { value: fate.value, count: fate.count } } : null
}

export const kindOfRow = (row: FileRow): PreviewRow['kind'] => {
  if (!isTaken(row)) return 'stays'
  const { kind } = row.fate
  return kind === 'created' || kind === 'updated' ? kind : 'unchanged'
}

/** What the command is given, but for people who stay out. */
export const argsOf = (read: ReadMembers, members: readonly ImportedMember[], taking: Taking): BringIn => ({
  members,
  organisations: read.organisations.map(({ organisation }) => organisation),
  customFields: read.customFields,
  key: taking.key,
  existing: taking.existing,
})
