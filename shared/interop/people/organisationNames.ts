import { foldText } from '../../lib/foldText.ts'
import type { OrganisationRow } from '../../model/organisation.ts'

/**
 * How a file names an organisation that somebody belongs to: by its name, or by its id where two have the name, or where the organisation
 * is not in the file.
 */
export const namesOf = (organisations: readonly OrganisationRow[]): ((id: string) => string) => {
  const bearers = new Map<string, number>()
  for (const { name } of organisations) bearers.set(foldText(name), (bearers.get(foldText(name)) ?? 0) + 1)
  const names = new Map(
    organisations.flatMap(({ id, name }) => (name !== '' && bearers.get(foldText(name)) === 1 ? [[id, name]] : [])),
  )
  return (id) => names.get(id) ?? id
}
