import type { Change } from '../../../../shared/commands/bringIn/imported.ts'
import type { CustomShape } from '../../../../shared/interop/csv/customKinds.ts'
import { headingOf, type MemberTarget, type Target } from '../../../../shared/interop/csv/memberColumns.ts'
import type { I18n } from '../../../ui/i18n.tsx'
import type { Opened } from './protocol.ts'

/** What a target is called in menus. */
export const targetName = (target: Target, fields: readonly CustomShape[], locale: I18n['locale']): string => {
  if (!target.startsWith('custom/')) return headingOf(target as MemberTarget, locale)
  const key = target.slice('custom/'.length)
  return fields.find((field) => field.key === key)?.label ?? key
}

/** What a change is of, in the reader's language. */
export const changeName = (
  { field, key }: Change,
  { fields }: Opened,
  locale: I18n['locale'],
  photo: string,
): string => {
  if (field === 'photo') return photo
  if (field === 'custom' && key) return targetName(`custom/${key}`, fields, locale)
  const name = targetName(field as never, fields, locale)
  return key ? `${name}: ${key}` : name
}
