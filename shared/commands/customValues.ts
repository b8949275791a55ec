import type { CommandContext } from './command.ts'

/** Writes the value of one custom field anew in every profile that has one: what `next` says of it; null takes it out. */
export const rewriteValues = async (
  context: CommandContext,
  key: string,
  next: (value: string) => string | null,
): Promise<number> => {
  const holding = (await context.rows.find('member', 'nameKey')).filter(({ custom }) => Object.hasOwn(custom, key))
  let changed = 0
  for (const [at, { id, custom }] of holding.entries()) {
    if (at % 200 === 0) await context.progress(at, holding.length)
    const value = next(custom[key]!)
    if (value === custom[key]) continue
    const draft = await context.edit('member', id)
    draft.put('custom', key, value)
    changed++
  }
  return changed
}
