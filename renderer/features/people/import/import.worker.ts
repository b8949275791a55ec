import type { Fate, ImportedMember } from '../../../../shared/commands/bringIn/imported.ts'
import type { ColumnLocale } from '../../../../shared/interop/csv/memberColumns.ts'
import { exportPeople } from '../../../../shared/interop/exportPeople.ts'
import type { ReadMembers, RowProblem } from '../../../../shared/interop/people/readPeople.ts'
import { pack } from '../../../../shared/lib/packed.ts'
import { ok, type Problem, problem, type Result } from '../../../../shared/lib/result.ts'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { likelyRecord } from '../../../../shared/queries/findDuplicates.ts'
import { VisibleRows } from '../../../store/VisibleRows.ts'
import { VmesteDb } from '../../../store/VmesteDb.ts'
import { foretell } from './foretell.ts'
import { argsOf, type FileRow, ImportFile, isTaken, kindOfRow, problemOf } from './ImportFile.ts'
import { type Left, writeLeftOut } from './leftOut.ts'
import { FilePictures } from './pictures.ts'
import {
  type Ask,
  type Kind,
  kinds,
  type Opened,
  type PreviewRow,
  type Reading,
  type Taking,
  type Told,
  type Written,
} from './protocol.ts'

/** Reads and writes lists beside the window, so that 20,000 rows do not stop it: holds one file at a time. */

const WARNINGS_SHOWN = 100
const CLUBS_SHOWN = 12
const PAUSE_AFTER = 2000

const db = new VmesteDb(self.name)
const rows = new VisibleRows(db)

interface Held {
  readonly file: ImportFile
  readonly pictures: FilePictures
  taken: Taken | null
}
/** The file under one way of taking it. */
interface Taken {
  readonly taking: Taking
  readonly read: ReadMembers
  readonly rows: readonly FileRow[]
  readonly byKind: { readonly [K in Kind]: readonly number[] }
  readonly clubNames: ReadonlyMap<EntityId, string>
  /** By line. */
  readonly likely: ReadonlyMap<number, NonNullable<PreviewRow['likely']>>
}
let held: Held | null = null

const tell = (done: number, total: number) => self.postMessage({ progress: { done, total } } satisfies Told)

const open = async ({ bytes, locale, ...options }: Extract<Ask, { kind: 'open' }>): Promise<Result<Opened>> => {
  const file = await ImportFile.open(bytes, options, { locale, fields: await rows.find('customField', 'order') })
  if (!file.ok) return file
  held = { file: file.value, pictures: new FilePictures(), taken: null }
  return ok(file.value.describe())
}

const read = async (taking: Taking): Promise<Result<Reading>> => {
  if (!held) return problem('fileEmpty')
  const { file, pictures } = held
  const { read: found, style, asks } = file.people(taking)
  const read = asDecided(found, taking)
  const bearers = [...read.members, ...read.organisations]
  await pictures.make(
    bearers.flatMap(({ photo }) => photo ?? []),
    tell,
  )
  const { pictured, warnings } = withPictures(read, pictures)
  const members = pictured.members.map(({ member }) => member)
  let pausedAt = 0
  const fate = await foretell(rows, argsOf(pictured, members, taking), async (done) => {
    if (done - pausedAt < PAUSE_AFTER) return
    pausedAt = done
    tell(done, members.length)
  })
  if (!fate.ok) return fate
  const clubs = await rows.find('organisation', 'nameKey')
  const taken = takenOf(
    taking,
    pictured,
    fate.value.fates,
    new Map([...clubs.map(({ id, name }) => [id, name] as const), ...fate.value.made]),
    await likelyOnes(pictured, fate.value.fates),
  )
  held.taken = taken
  const allWarnings = [...pictured.warnings, ...warnings].sort((a, b) => a.line - b.line)
  return ok({
    counts: Object.fromEntries(kinds.map((kind) => [kind, taken.byKind[kind].length])) as Reading['counts'],
    count: taken.rows.filter(isTaken).length,
    organisations: fate.value.organisations,
    clubs: [...fate.value.made.values()].slice(0, CLUBS_SHOWN),
    style,
    asks,
    warnings: allWarnings.slice(0, WARNINGS_SHOWN),
    warned: allWarnings.length,
    left: pictured.left,
  })
}

/** What the person has said of single rows goes before any key. */
const asDecided = (read: ReadMembers, { decided = {} }: Taking): ReadMembers =>
  Object.keys(decided).length === 0
    ? read
    : {
        ...read,
        members: read.members.map((each) => {
          const as = decided[each.line]
          return as ? { ...each, member: { ...each.member, as } } : each
        }),
      }

/** Rows that would be new, and sound or are reached like somebody who is here. Who was said to be new is. */
const likelyOnes = async (read: ReadMembers, fates: readonly Fate[]): Promise<Taken['likely']> => {
  const find = likelyRecord(await rows.find('member', 'nameKey'))
  const out = new Map<number, NonNullable<PreviewRow['likely']>>()
  for (const [i, { line, member }] of read.members.entries()) {
    if (fates[i]?.kind !== 'created' || member.as) continue
    const found = find(member)
    if (found) out.set(line, { id: found.row.id, name: found.row.name, reason: found.reason })
  }
  return out
}

/** The records as they would be brought: each with its picture's id, where it is one. */
const withPictures = (read: ReadMembers, pictures: FilePictures) => {
  const warnings: RowProblem[] = []
  const give = <T extends object>(record: T, line: number, photo: Uint8Array | undefined): T => {
    const made = pictures.idOf(photo)
    if (made && 'id' in made) return { ...record, photo: made.id }
    if (made) warnings.push({ line, problem: made })
    return record
  }
  const pictured: ReadMembers = {
    ...read,
    members: read.members.map(({ line, member, photo }) => ({ line, member: give(member, line, photo) })),
    organisations: read.organisations.map(({ line, organisation, photo }) => ({
      line,
      organisation: give(organisation, line, photo),
    })),
  }
  return { pictured, warnings }
}

const takenOf = (
  taking: Taking,
  read: ReadMembers,
  fates: readonly Fate[],
  clubNames: Taken['clubNames'],
  likely: Taken['likely'],
): Taken => {
  const all: FileRow[] = [
    ...read.members.map((person, i) => ({ person, fate: fates[i]! })),
    ...read.problems.map((each) => ({ person: null, problem: each })),
  ]
  const lineOf = (row: FileRow) => (row.person ?? row.problem).line
  const order = all.map((_, i) => i).sort((a, b) => lineOf(all[a]!) - lineOf(all[b]!))
  const isOf = (kind: Kind, row: FileRow) => (kind === 'likely' ? likely.has(lineOf(row)) : kindOfRow(row) === kind)
  const byKind = Object.fromEntries(
    kinds.map((kind) => [kind, kind === 'all' ? order : order.filter((i) => isOf(kind, all[i]!))]),
  ) as { [K in Kind]: number[] }
  return { taking, read, rows: all, byKind, clubNames, likely }
}

const describe = (row: FileRow, { taking, read, clubNames, likely }: Taken): PreviewRow => {
  const kind = kindOfRow(row)
  const problem = problemOf(row)
  if (row.person === null) {
    const { line, values = {} } = row.problem
    const { name = '', firstName = '', lastName = '' } = values as Record<string, string>
    const member = { ...values, name: name || `${firstName} ${lastName}`.trim() } as PreviewRow['member']
    const none = { id: '', changes: [], photo: null, again: null, likely: null, isDecided: false }
    return { ...none, line, name: member.name ?? '', member, kind, problem }
  }
  const { person, fate } = row
  const changes = fate.kind === 'updated' ? fate.changes : []
  return {
    line: person.line,
    name: person.member.name,
    member: person.member,
    kind,
    id: 'id' in fate ? fate.id : '',
    changes: changes.map((change) =>
      change.field === 'affiliations' && change.key
        ? { ...change, key: clubNames.get(change.key) ?? change.key }
        : change,
    ),
    problem,
    photo: null,
    likely: likely.get(person.line) ?? null,
    isDecided: taking.decided?.[person.line] !== undefined,
    again: fate.kind === 'again' ? read.members[fate.row - 1]!.line : null,
  }
}

const withTaken = <T>(use: (taken: Taken, held: Held) => T): Result<T> =>
  held?.taken ? ok(use(held.taken, held)) : problem('fileEmpty')

const members = async () => {
  if (!held?.taken) return problem('fileEmpty')
  const { taken, pictures } = held
  await pictures.keep(db)
  const people: ImportedMember[] = taken.rows.flatMap((row) => (isTaken(row) ? [row.person.member] : []))
  return ok({ ...argsOf(taken.read, [], taken.taking), members: pack(people) })
}

const keyOf = (problem: Problem): string => JSON.stringify([problem.code, problem.params])

const reasonsOf = (taken: Taken): Problem[] => {
  const found = new Map<string, Problem>()
  for (const at of taken.byKind.stays) {
    const problem = problemOf(taken.rows[at]!)!
    found.set(keyOf(problem), problem)
  }
  return [...found.values()]
}

const leftOut = (
  { says, locale, lineWord }: Extract<Ask, { kind: 'leftOut' }>,
  taken: Taken,
  { file }: Held,
): string => {
  const words = new Map(reasonsOf(taken).map((problem, i) => [keyOf(problem), says[i] ?? '']))
  const places = file.places()
  const left = taken.byKind.stays.map((at): Left => {
    const row = taken.rows[at]!
    const { line } = row.person ?? row.problem
    const values = row.person ? (row.person.member as unknown as Left['values']) : (row.problem.values ?? {})
    return { at: places.get(line) ?? null, values, reason: `${lineWord} ${line}: ${words.get(keyOf(problemOf(row)!))}` }
  })
  return writeLeftOut(left, file.source(taken.taking.mapping), locale)
}

/** Organisations go with the people who belong to them; all of them with everybody. */
const write = async ({ format, ids, locale, network }: Extract<Ask, { kind: 'write' }>): Promise<Written> => {
  const people = (await rows.many('member', ids)).filter((row) => row !== undefined)
  const isEverybody = people.length >= (await rows.count('member'))
  const named = new Set(people.flatMap(({ affiliations }) => Object.keys(affiliations)))
  const organisations = (await rows.find('organisation', 'nameKey')).filter(({ id }) => isEverybody || named.has(id))
  const wanted = format === 'csv' ? [] : [...people, ...organisations].flatMap(({ photo }) => photo || [])
  const pictures = await db.pictures.bulkGet([...new Set(wanted)])
  const bytes = new Map(pictures.flatMap((each) => (each ? [[each.id, each.bytes]] : [])))
  const text = exportPeople(format, {
    network,
    people,
    organisations,
    customFields: await rows.find('customField', 'order'),
    locale: locale satisfies ColumnLocale,
    pictureOf: (id) => bytes.get(id),
  })
  return { text, lacking: new Set(wanted).size - bytes.size }
}

const answer = async (ask: Ask): Promise<Result<unknown>> => {
  switch (ask.kind) {
    case 'open':
      return open(ask)
    case 'read':
      return read(ask)
    case 'rows':
      return withTaken((taken, { pictures }) => {
        const shown = ask.at.map((at) => describe(taken.rows[taken.byKind[ask.which][at]!]!, taken))
        // Pictures only for the row that somebody has opened.
        return shown.length > 1 ? shown : shown.map((row) => ({ ...row, photo: pictures.bytesOf(row.member.photo) }))
      })
    case 'members':
      return members()
    case 'forget':
      await held?.pictures.forget(db)
      return ok(null)
    case 'reasons':
      return withTaken(reasonsOf)
    case 'leftOut':
      return withTaken((taken, held) => leftOut(ask, taken, held))
    case 'write':
      return ok(await write(ask))
  }
}

/** One after the other: a question must not see a file half-read. */
let queue: Promise<void> = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<Ask>) => {
  queue = queue.then(async () => {
    try {
      self.postMessage(await answer(data))
    } catch (error) {
      self.postMessage(problem('importFailed', { name: error instanceof Error ? error.name : 'Error' }))
    }
  })
}
