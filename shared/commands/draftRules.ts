import { ok, problem, type Result } from '../lib/result.ts'
import type { Fields, MapField } from '../model/defineEntity.ts'
import { type EntityName, entities, entityOfType } from '../model/entities.ts'
import { type EntityId, makeEntityId, memberEntityId, parseEntityId } from '../model/ids.ts'
import { isRsvpOf } from '../model/rsvpId.ts'
import { isVouchOf } from '../model/vouchId.ts'
import type { CommandContext, FieldPatch } from './command.ts'

/**
 * Values from a form or a file: text trimmed, sets without blanks and doubles, everything against the entity's own schemas.
 * Problem `invalid {field}` names the first field that does not fit.
 */
export const checkPatch = <N extends EntityName>(name: N, patch: FieldPatch<N>): Result<FieldPatch<N>> => {
  const fields: Fields = entities[name].fields
  const out: Record<string, unknown> = {}
  for (const [key, given] of Object.entries(patch)) {
    if (given === undefined) continue
    const field = fields[key]
    if (!field) return problem('invalid', { field: key })
    if (field.kind === 'set') {
      if (!Array.isArray(given)) return problem('invalid', { field: key })
      const elements = [...new Set(given.map((element) => String(element).trim()).filter(Boolean))]
      if (!elements.every((element) => field.schema.safeParse(element).success))
        return problem('invalid', { field: key })
      out[key] = elements
    } else if (field.kind === 'map') {
      const entries = checkEntries(field, given)
      if (!entries) return problem('invalid', { field: key })
      out[key] = entries
    } else {
      const parsed = field.schema.safeParse(typeof given === 'string' ? given.trim() : given)
      if (!parsed.success) return problem('invalid', { field: key })
      out[key] = parsed.data
    }
  }
  return ok(out as FieldPatch<N>)
}

const checkEntries = (field: MapField, given: unknown): Record<string, string | null> | null => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return null
  const out: Record<string, string | null> = Object.create(null)
  for (const [name, value] of Object.entries(given)) {
    const text = typeof value === 'string' ? value.trim() : value
    if (!field.keys.safeParse(name.trim()).success || (text !== null && !field.schema.safeParse(text).success))
      return null
    out[name.trim()] = text
  }
  return out
}

/** Own profile's entity id. */
export const ownProfile = (context: CommandContext): EntityId => memberEntityId(context.me, entities.member.type)

/** A record about someone without a device: a random member id that no device owns. */
export const newRecordId = (context: CommandContext): EntityId =>
  makeEntityId({ type: entities.member.type, scope: context.random(16), rand: context.random(16) })

/** Would the roster let the author write this entity? An early, kind answer for the person; the replica decides for good (P-ROSTER). */
export const mayWrite = (context: CommandContext, id: EntityId): boolean => {
  const parts = parseEntityId(id)
  const definition = parts && entityOfType(parts.type)
  if (!parts || !definition) return false
  const owns =
    (definition.name === 'member' && id === ownProfile(context)) ||
    (definition.name === 'rsvp' && isRsvpOf(id, context.me)) ||
    (definition.name === 'vouch' && isVouchOf(id, context.me))
  return context.grants.some((grant) => definition.writers(grant, parts, owns))
}

/** The name of the entity type in an id; null for what this version does not know. */
export const typeOf = (id: EntityId): EntityName | null => {
  const parts = parseEntityId(id)
  return parts ? ((entityOfType(parts.type)?.name as EntityName | undefined) ?? null) : null
}

/** Checks what every change of an existing entity needs: that it is there, that she may, that the values fit. Then writes them. */
export const patchExisting = async <N extends EntityName>(
  context: CommandContext,
  type: N,
  id: EntityId,
  values: FieldPatch<N>,
): Promise<Result<void>> => {
  const checked = checkPatch(type, values)
  if (!checked.ok) return checked
  if (!(await context.rows.get(type, id))) return problem('missing', { type })
  if (!mayWrite(context, id)) return problem('notAllowed')
  const draft = await context.edit(type, id)
  draft.patch(checked.value)
  return ok(undefined)
}
