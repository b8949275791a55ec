import Papa from 'papaparse'
import { ok, problem, type Result } from '../../lib/result.ts'
import { guessTarget } from './memberColumns.ts'

export interface Table {
  readonly delimiter: string
  /** True when the first row names the columns; it is not in `rows` then. */
  readonly hasHeader: boolean
  /** One name per column; '' where the file gives none. */
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Line in the file (from 1) where each row begins, as a text editor counts. */
  readonly lines: readonly number[]
  /** Line where a quotation mark opened and never closed; quotes count as letters from there on. */
  readonly openQuote: number | null
}

export interface ReadOptions {
  readonly delimiter?: string
  /** Overrides the guess. */
  readonly hasHeader?: boolean
  /** Called between pieces with characters read; may pause (await) and throws to cancel. */
  readonly progress?: (done: number, total: number) => Promise<void> | void
}

const delimiters = [',', ';', '\t', '|'] as const
const CHUNK = 512 * 1024
const MAX_COLUMNS = 200
const MAX_ROWS = 200_000

/** Any delimited text as rows. Total: problems `fileEmpty`, `tooManyColumns {limit}`, `tooManyRows {limit}`. */
export const readTable = async (source: string, options: ReadOptions = {}): Promise<Result<Table>> => {
  // One kind of line end: files glued together from several systems hold all three.
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const named = /^sep=(.)\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const delimiter = options.delimiter ?? named?.[1] ?? guessDelimiter(body)
  const parsed = await parseRows(body, delimiter, options.progress)
  let line = named ? 2 : 1
  const filled: { cells: readonly string[]; line: number }[] = []
  for (const cells of parsed.rows) {
    if (cells.some((cell) => cell.trim())) filled.push({ cells, line })
    line += 1 + cells.reduce((sum, cell) => sum + countBreaks(cell), 0)
  }
  if (filled.length === 0) return problem('fileEmpty')
  if (filled.length > MAX_ROWS) return problem('tooManyRows', { limit: MAX_ROWS })
  const columns = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (columns > MAX_COLUMNS) return problem('tooManyColumns', { limit: MAX_COLUMNS })
  const first = filled[0]!.cells
  const hasHeader = options.hasHeader ?? looksLikeHeader(first, filled[1]?.cells)
  const data = hasHeader ? filled.slice(1) : filled
  return ok({
    delimiter,
    hasHeader,
    header: Array.from({ length: columns }, (_, i) => (hasHeader ? (first[i] ?? '').trim() : '')),
    rows: data.map(({ cells }) => cells),
    lines: data.map((row) => row.line),
    openQuote: parsed.openQuote === null ? null : parsed.openQuote + (named ? 1 : 0),
  })
}

const countBreaks = (cell: string): number => {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}

interface Parsed {
  readonly rows: string[][]
  readonly openQuote: number | null
}

const parseRows = async (text: string, delimiter: string, progress?: ReadOptions['progress']): Promise<Parsed> => {
  const rows: string[][] = []
  let broken = false
  let stuck = 0
  await new Promise<void>((resolve, reject) => {
    let cancelled: unknown = null
    Papa.parse<string[]>(text, {
      delimiter,
      newline: '\n',
      chunkSize: CHUNK,
      chunk: (results, parser) => {
        broken ||= results.errors.some(({ code }) => code === 'MissingQuotes')
        for (const row of results.data) rows.push(row)
        // A quotation mark that never closes makes each piece read all before it again.
        stuck = results.data.length > 0 ? 0 : stuck + 1
        if (stuck > 3) {
          broken = true
          parser.abort()
          return
        }
        if (!progress) return
        parser.pause()
        Promise.resolve(progress(Math.min(results.meta.cursor, text.length), text.length)).then(
          () => parser.resume(),
          (error: unknown) => {
            cancelled = error
            parser.abort()
          },
        )
      },
      complete: () => (cancelled ? reject(cancelled) : resolve()),
      error: reject,
    } as Papa.ParseLocalConfig<string[], never> as never)
  })
  return broken ? parseWithOpenQuote(text, delimiter) : { rows, openQuote: null }
}

/** A quotation mark that never closes would swallow all that follows into one cell: from its line on, quotes are letters. */
const parseWithOpenQuote = (text: string, delimiter: string): Parsed => {
  const whole = Papa.parse<string[]>(text, { delimiter, newline: '\n' })
  const at = whole.errors.find(({ code }) => code === 'MissingQuotes')
  const good = whole.data.slice(0, at?.row ?? 0)
  const line = 1 + good.reduce((sum, cells) => sum + 1 + cells.reduce((n, cell) => n + countBreaks(cell), 0), 0)
  let start = 0
  for (let i = 1; i < line; i++) start = text.indexOf('\n', start) + 1
  const rest = Papa.parse<string[]>(text.slice(start), { delimiter, newline: '\n', quoteChar: '\u0000' })
  return { rows: [...good, ...rest.data], openQuote: line }
}

/** The separator under which the first lines agree best on how many columns there are. */
export const guessDelimiter = (text: string): string => {
  const head = text.slice(0, 64 * 1024)
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    if (!head.includes(delimiter)) continue
    const { data } = Papa.parse<string[]>(head, { delimiter, newline: '\n', preview: 40 })
    const widths = data.filter((row) => row.some((cell) => cell.trim())).map((row) => row.length)
    const counts = new Map<number, number>()
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
    const [width = 1, agreeing = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
    if (width < 2) continue
    const score = (agreeing / widths.length) * 10 + Math.min(width, 9) / 10
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Addresses, figures, dates: what rows hold and headings do not. */
export const looksLikeData = (cell: string): boolean => /@|\d{3}|^https?:|^\d+[.\-/]\d+/.test(cell)

/** A header has names we know, or reads like words above rows that hold addresses and figures. */
const looksLikeHeader = (first: readonly string[], second: readonly string[] | undefined): boolean => {
  const cells = first.map((cell) => cell.trim()).filter(Boolean)
  if (cells.some(looksLikeData)) return false
  if (cells.some((cell) => guessTarget(cell) !== null)) return true
  return second?.some((cell) => looksLikeData(cell.trim())) ?? false
}
