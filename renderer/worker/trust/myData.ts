import * as Y from 'yjs'
import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { toBase64Url } from '../../../shared/lib/bytes.ts'
import { application } from '../../../shared/model/application.ts'
import type { BaseRow } from '../../../shared/model/defineEntity.ts'
import { type EntityName, entities, type RowOf } from '../../../shared/model/entities.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import type { OnlyMine } from '../../../shared/queries/visibleMember.ts'
import { plainText } from '../../../shared/replica/plainText.ts'
import type { Replica } from '../../../shared/replica/Replica.ts'
import type { About } from '../../store/about/aboutPeople.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { Engine } from '../Engine.ts'

const LONG = 1_000_000

/** A row with its rich texts as plain words, whole. */
const inFull = async <N extends EntityName>(replica: Replica, type: N, row: RowOf<N>) => {
  const { texts } = entities[type]
  if (texts.length === 0) return row
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await replica.textState(row.id))
  const words = Object.fromEntries(texts.map((name) => [name, plainText(doc.getXmlFragment(name), LONG)]))
  return { ...row, texts: words }
}

/** What `exportMine` writes: docs/my-data.md says what each part means. */
export const myData = async ({ replica, store }: Engine, people: readonly About[]) => {
  const { me, net, roster } = replica
  const profile = memberEntityId(me, member.type)
  const devices = roster.devicesOf(me)
  const all = async <N extends EntityName>(type: N, isMine: (row: RowOf<N>) => boolean) => {
    const found: object[] = []
    for (const row of await store.find(type, 'id')) if (isMine(row)) found.push(await inFull(replica, type, row))
    return found
  }
  const byMe = (row: BaseRow) => row.createdBy === me
  const network = await store.get('network', networkId)
  const commits = await store.byDevices([...devices])
  const own = await store.get('member', profile)
  return {
    format: 'vmeste-my-data',
    version: 1,
    madeAt: new Date().toISOString(),
    network: { id: net, name: network?.name ?? '' },
    me: { member: me, name: roster.nameOf(me) ?? '', devices, roles: roster.standing(me) },
    profile: own ?? null,
    organisations: await all('organisation', (row) => byMe(row) || Object.hasOwn(own?.affiliations ?? {}, row.id)),
    onlyOnThisDevice: (await store.local<OnlyMine>(localKeys.onlyMine)) ?? {},
    people,
    application: (await store.get('application', memberEntityId(me, application.type))) ?? null,
    rsvps: await store.find('rsvp', 'member', { equals: profile }),
    cards: await all('card', (row) => byMe(row) || row.assignees.includes(profile)),
    events: await all('event', (row) => byMe(row) || row.hosts.includes(profile)),
    departments: await all('department', (row) => byMe(row) || row.members.includes(profile)),
    records: await all('member', (row) => byMe(row) && row.id !== profile),
    vouchesGiven: await store.find('vouch', 'member', { equals: me }),
    vouchesReceived: await store.find('vouch', 'about', { equals: me }),
    decisionsAboutMe: await store.find('decision', 'about', { equals: me }),
    commits: commits.sort((a, b) => a.time - b.time).map(({ bytes }) => toBase64Url(bytes)),
  }
}
