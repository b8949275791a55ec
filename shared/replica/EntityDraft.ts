import * as Y from 'yjs'
import type { FieldChange } from '../commands/command.ts'
import type { EntityDefinition, MapField, SetField, ValueField } from '../model/defineEntity.ts'
import type { EntityId, MemberId } from '../model/ids.ts'
import { encodeFields } from './encodeUpdate.ts'
import type { Folded } from './fold.ts'
import { parseValue } from './materialise.ts'
import { FIELDS, readFields } from './readFields.ts'

const nothing: ReadonlyMap<string, unknown> = new Map()
const MAX_PARAGRAPHS = 400
const MAX_TEXT = 60_000

/**
 * An entity opened for writing inside one command (`Draft` of command.ts, without its types per entity). Writes are gathered and
 * become one Yjs update at the end, so that opening one of 20,000 new entities costs no Y.Doc.
 */
export class EntityDraft {
  readonly #definition: EntityDefinition
  readonly #folded: Folded | null
  readonly #before: ReadonlyMap<string, unknown>
  readonly #writes = new Map<string, unknown>()
  readonly #texts = new Map<string, string>()
  /** Sets that this draft added to. */
  readonly #sets = new Set<string>()

  /** `folded`: null for an entity that nobody wrote yet. `created`: it shall exist even if the command sets nothing. */
  constructor(
    definition: EntityDefinition,
    readonly id: EntityId,
    folded: Folded | null,
    readonly created: boolean,
  ) {
    this.#definition = definition
    this.#folded = folded
    this.#before = folded ? readFields(folded) : nothing
  }

  /** Nobody had written it before. */
  get isNew(): boolean {
    return this.#folded === null
  }

  get authors(): ReadonlySet<MemberId> {
    const effective = (this.#folded?.ops ?? []).filter((op) => !op.cut)
    return new Set(effective.flatMap(({ by }) => (by === '' ? [] : [by])))
  }

  get(field: string): unknown {
    return parseValue(this.#valueField(field), this.#raw(field)).value
  }

  elements(field: string): readonly string[] {
    const { schema } = this.#setField(field)
    const prefix = `${field}/`
    const keys = new Set([...this.#before.keys(), ...this.#writes.keys()])
    const out: string[] = []
    for (const key of keys) {
      if (!key.startsWith(prefix) || this.#raw(key) !== true) continue
      const element = key.slice(prefix.length)
      if (schema.safeParse(element).success) out.push(element)
    }
    return out.sort()
  }

  set(field: string, value: unknown): void {
    if (!sameValue(this.get(field), value)) this.#write(field, value)
  }

  affirm(field: string, value: unknown): void {
    this.#valueField(field)
    this.#writes.set(field, value)
  }

  add(field: string, element: string): void {
    this.#setField(field)
    this.#sets.add(field)
    if (this.#raw(`${field}/${element}`) !== true) this.#write(`${field}/${element}`, true)
  }

  delete(field: string, element: string): void {
    this.#setField(field)
    if (this.#raw(`${field}/${element}`) === true) this.#write(`${field}/${element}`, false)
  }

  entries(field: string): Readonly<Record<string, string>> {
    const { keys, schema } = this.#mapField(field)
    const prefix = `${field}/`
    const out: Record<string, string> = Object.create(null)
    for (const key of new Set([...this.#before.keys(), ...this.#writes.keys()])) {
      if (!key.startsWith(prefix)) continue
      const value = this.#raw(key)
      const name = key.slice(prefix.length)
      if (typeof value === 'string' && keys.safeParse(name).success && schema.safeParse(value).success)
        out[name] = value
    }
    return out
  }

  put(field: string, key: string, value: string | null): void {
    this.#mapField(field)
    if ((this.#raw(`${field}/${key}`) ?? null) !== value) this.#write(`${field}/${key}`, value)
  }

  patch(values: Readonly<Record<string, unknown>>): void {
    for (const [field, value] of Object.entries(values)) {
      if (value === undefined) continue
      const { kind } = this.#field(field)
      if (kind === 'value') {
        this.set(field, value)
        continue
      }
      if (kind === 'map') {
        for (const [key, entry] of Object.entries(value as Readonly<Record<string, string | null>>))
          this.put(field, key, entry)
        continue
      }
      const wanted = new Set(value as readonly string[])
      if (this.#folded || this.#sets.has(field)) {
        for (const held of this.elements(field)) if (!wanted.has(held)) this.delete(field, held)
      }
      for (const element of wanted) this.add(field, element)
    }
  }

  /** Nothing happens where the text is not empty. Kept within one update: 60,000 characters, the lines after the 400th share a paragraph. */
  fillText(name: string, plain: string): void {
    if (!this.#definition.texts.includes(name)) throw new Error(`${this.#definition.name} has no text ${name}`)
    if (plain.trim() === '' || (this.#folded?.doc.getXmlFragment(name).length ?? 0) > 0) return
    this.#texts.set(name, plain)
  }

  /** The update that holds everything written; null when there is nothing to write. */
  finish(client: number): Uint8Array | null {
    if (this.#writes.size === 0 && this.#texts.size === 0 && !this.created) return null
    if (!this.#folded && this.#texts.size === 0) return encodeFields(client, this.#writes)
    const doc = this.#folded?.doc ?? new Y.Doc({ gc: false })
    doc.clientID = client
    let update: Uint8Array | null = null
    doc.once('update', (made: Uint8Array) => {
      update = made
    })
    doc.transact(() => {
      const fields = doc.getMap(FIELDS)
      for (const [key, value] of this.#writes) fields.set(key, value)
      for (const [name, plain] of this.#texts) fill(doc.getXmlFragment(name), plain)
    })
    return update
  }

  /** Only for an entity that existed: undoing a creation removes it as a whole. */
  changes(): FieldChange[] {
    const changes = [...this.#writes].map(([key, after]) => ({
      entity: this.id,
      key,
      before: this.#before.get(key),
      after,
    }))
    return changes.filter(({ before, after }) => !sameValue(before, after))
  }

  #raw(key: string): unknown {
    return this.#writes.has(key) ? this.#writes.get(key) : this.#before.get(key)
  }

  #write(key: string, value: unknown): void {
    // Back to what stood: nothing to write.
    if (this.#before.has(key) && sameValue(this.#before.get(key), value)) this.#writes.delete(key)
    else this.#writes.set(key, value)
  }

  #field(name: string): ValueField<unknown> | SetField | MapField {
    const field = Object.hasOwn(this.#definition.fields, name) ? this.#definition.fields[name] : undefined
    if (!field) throw new Error(`${this.#definition.name} has no field ${name}`)
    return field
  }

  #valueField(name: string): ValueField<unknown> {
    const field = this.#field(name)
    if (field.kind !== 'value') throw new Error(`${name} is a ${field.kind}`)
    return field
  }

  #mapField(name: string): MapField {
    const field = this.#field(name)
    if (field.kind !== 'map') throw new Error(`${name} is not a map`)
    return field
  }

  #setField(name: string): SetField {
    const field = this.#field(name)
    if (field.kind !== 'set') throw new Error(`${name} is not a set`)
    return field
  }
}

/** Values are JSON, compared by what they say; crafted ones may hold what JSON cannot (a BigInt). */
const sameValue = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && jsonOf(a) === jsonOf(b))

const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? { bigint: `${inner}` } : inner))

const fill = (fragment: Y.XmlFragment, plain: string): void => {
  const lines = plain.slice(0, MAX_TEXT).split(/\r?\n/)
  const paragraphs = lines.length > MAX_PARAGRAPHS ? lines.slice(0, MAX_PARAGRAPHS - 1) : lines
  const rest = lines.slice(paragraphs.length).join(' ')
  const elements = [...paragraphs, ...(rest ? [rest] : [])].map((line) => {
    const element = new Y.XmlElement('paragraph')
    if (line !== '') element.insert(0, [new Y.XmlText(line)])
    return element
  })
  fragment.insert(0, elements)
}
