/** What a row of any type is called; '' where it has no name. */
export const titleOf = (row: object | undefined): string => {
  const { title, name } = (row ?? {}) as { readonly title?: unknown; readonly name?: unknown }
  return typeof title === 'string' ? title : typeof name === 'string' ? name : ''
}
