import { member } from './member.ts'

/** Fields that say where a record comes from and who may see it, not what the person is. */
const apart = ['removed', 'source', 'mergedInto', 'visibility', 'deviceNames', 'leftAt'] as const

export type MergedField = Exclude<keyof typeof member.fields, (typeof apart)[number]>

/** What the records of one person have in common when they are made one. */
export const mergedFields = Object.keys(member.fields).filter(
  (name) => !(apart as readonly string[]).includes(name),
) as MergedField[]
