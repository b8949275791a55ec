import Papa from 'papaparse'
import { guessMapping, type Mapping } from '../../../../shared/interop/csv/guessMapping.ts'
import { type ReadMembers, readMembers } from '../../../../shared/interop/csv/readMembers.ts'
import { readTable, type Table } from '../../../../shared/interop/csv/readTable.ts'
import { writeMembers } from '../../../../shared/interop/csv/writeMembers.ts'
import { decodeText } from '../../../../shared/interop/decodeText.ts'
import { readVCards } from '../../../../shared/interop/vcard/readVCards.ts'
import { writeVCards } from '../../../../shared/interop/vcard/writeVCards.ts'
import { pack } from '../../../../shared/lib/packed.ts'
import { ok, problem, type Result } from '../../../../shared/lib/result.ts'
import { VisibleRows } from '../../../store/VisibleRows.ts'
import { VmesteDb } from '../../../store/VmesteDb.ts'
import { foretell } from './foretell.ts'
import { type Ask, type Opened, previewSize, type Reading } from './protocol.ts'

/** Reads lists beside the window, so that 20,000 rows do not stop it: holds one file at a time. */
interface File {
  readonly text: string
  readonly table: Table | null
  readonly read: ReadMembers | null
}
let file: File | null = null

const rows = () => new VisibleRows(new VmesteDb(self.name))

const open = async (ask: Extract<Ask, { kind: 'open' }>): Promise<Result<Opened>> => {
  const decoded = decodeText(ask.bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  if (/^\s*BEGIN:VCARD/im.test(text.slice(0, 2000))) {
    const read = readVCards(text)
    if (!read.ok) return read
    file = { text, table: null, read: read.value }
    const count = read.value.members.length + read.value.problems.length
    const none = { delimiter: '', hasHeader: false, header: [], sample: [], mapping: [], openQuote: null }
    return ok({ format: 'vcard', encoding, count, ...none })
  }
  const table = await readTable(text, { delimiter: ask.delimiter, hasHeader: ask.hasHeader })
  if (!table.ok) return table
  const { delimiter, hasHeader, header, openQuote, rows } = table.value
  file = { text, table: table.value, read: null }
  return ok({
    format: 'csv',
    encoding,
    delimiter,
    hasHeader,
    header,
    openQuote,
    sample: rows.slice(0, 3).map((row) => row.map((cell) => cell.slice(0, 80))),
    count: rows.length,
    mapping: guessMapping(table.value),
  })
}

const read = async (mapping: Mapping): Promise<Result<Reading>> => {
  if (!file) return problem('fileEmpty')
  const found = file.table ? readMembers(file.table, mapping) : file.read!
  file = { ...file, read: found }
  const members = found.members.map(({ member }) => member)
  const fate = await foretell(rows(), members)
  if (!fate.ok) return fate
  return ok({
    preview: found.members.slice(0, previewSize),
    count: members.length,
    fate: fate.value,
    problems: found.problems,
    warnings: found.warnings,
  })
}

const leftOut = (ask: Extract<Ask, { kind: 'leftOut' }>): string => {
  const table = file?.table
  const at = new Map(table?.lines.map((line, i) => [line, i]))
  const lines = ask.says.map(([line, text]) => [...(table?.rows[at.get(line) ?? -1] ?? []), String(line), text])
  const head = [...(table?.header ?? []), '#', ask.heading]
  return `\uFEFF${Papa.unparse([head, ...lines], { escapeFormulae: true, delimiter: table?.delimiter ?? ',' })}`
}

const write = async ({ format, ids, locale }: Extract<Ask, { kind: 'write' }>): Promise<string> => {
  const found = (await rows().many('member', ids)).filter((row) => row !== undefined)
  return format === 'csv' ? writeMembers(found, locale) : writeVCards(found)
}

const answer = async (ask: Ask): Promise<Result<unknown>> => {
  switch (ask.kind) {
    case 'open':
      return open(ask)
    case 'read':
      return read(ask.mapping)
    case 'members':
      return ok(pack(file?.read?.members.map(({ member }) => member) ?? []))
    case 'leftOut':
      return ok(leftOut(ask))
    case 'write':
      return ok(await write(ask))
  }
}

self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  try {
    self.postMessage(await answer(data))
  } catch (error) {
    self.postMessage(problem('importFailed', { name: error instanceof Error ? error.name : 'Error' }))
  }
}
