import type { NetworkEntry, Session } from '../../../renderer/store/api.ts'
import { EngineClient } from '../../../renderer/store/EngineClient.ts'
import { foundNetwork } from '../../../renderer/store/networks.ts'
import { openSession } from '../../../renderer/store/openSession.ts'
import type { ImportedMember } from '../../../shared/commands/importMembers.ts'
import { plainMember } from '../../bench/network.ts'

/** One network open in one window: its real worker, its real database. */
export interface Laptop {
  readonly entry: NetworkEntry
  readonly client: EngineClient
  readonly session: Session
}

type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: string } }

export const must = async <T>(answer: Promise<Answer<T>> | Answer<T>): Promise<T> => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

export const openLaptop = async (entry: NetworkEntry): Promise<Laptop> => {
  const client = new EngineClient()
  return { entry, client, session: await must(openSession(entry, { client })) }
}

export const foundLaptop = async (name: string): Promise<Laptop> =>
  openLaptop(await must(foundNetwork({ network: 'Bench', name })))

const list = (text: string) => text.split(',')

/** Member `i` of the bench's network, as an import hands it over. */
export const importedMember = (i: number): ImportedMember => {
  const { skills, languages, offers, asks, ...values } = plainMember(i)
  return { ...values, skills: list(skills), languages: list(languages), offers: list(offers), asks: list(asks) }
}

export const importPeople = async (session: Session, count: number): Promise<void> => {
  await must(session.run('importMembers', { members: Array.from({ length: count }, (_, i) => importedMember(i)) }))
}
