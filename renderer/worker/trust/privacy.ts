import { msOf } from '../../../shared/lib/hybridClock.ts'
import { ok } from '../../../shared/lib/result.ts'
import type { EntityName } from '../../../shared/model/entities.ts'
import { type EntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { isRsvpOf } from '../../../shared/model/rsvpId.ts'
import { isVouchOf } from '../../../shared/model/vouchId.ts'
import type { OnlyMine } from '../../../shared/queries/visibleMember.ts'
import { GRACE_MS } from '../../../shared/replica/erased.ts'
import { localKeys } from '../../store/localKeys.ts'
import type { Erasure, OwnRecords } from '../../store/trust.ts'
import type { Engine } from '../Engine.ts'
import { typeOfId } from '../searchFields.ts'
import type { TrustHandlers } from './handlers.ts'
import { myData } from './myData.ts'

/** Erasing, and what a person takes with her. */
export const privacy = {
  /** Problem: `notAllowed`; then nothing is erased. */
  async erase({ replica }, { entities }) {
    const fresh = [...new Set(entities)].filter((entity) => !replica.erasedSince.has(entity))
    if (fresh.length === 0) return ok(null)
    const said = await replica.commitStatements(fresh.map((entity) => ({ k: 'erase', entity })))
    return said.ok ? ok(null) : said
  },

  async erasures({ replica }) {
    const { roster, erasedSince } = replica
    const list = [...erasedSince].map(([entity, since]): Erasure => {
      // The first that was said: later ones changed nothing.
      const erase = (roster.erases.get(entity) ?? [])
        .filter((each) => roster.effective(each))
        .sort((a, b) => a.time - b.time)[0]
      return {
        entity,
        type: typeOfId(entity) ?? '',
        by: (erase && roster.grant(erase.auth)?.member) ?? '',
        at: erase ? msOf(erase.time) : since,
        forgottenAt: since + GRACE_MS,
      }
    })
    return ok(list.sort((a, b) => b.at - a.at))
  },

  ownRecords: async (engine) => ok(await ownRecords(engine)),

  async keepForMe({ store }, { values }) {
    const before = (await store.local<OnlyMine>(localKeys.onlyMine)) ?? {}
    const after = Object.entries({ ...before, ...values }).filter(([, value]) => value !== null)
    await store.write({ local: [[localKeys.onlyMine, Object.fromEntries(after)]] })
    return ok(null)
  },

  async exportMine(engine, { people }) {
    const data = await myData(engine, people)
    return ok(new Blob([JSON.stringify(data, null, 1)], { type: 'application/json' }))
  },
} satisfies TrustHandlers

/** Written by her own laptops, or by others for her; what she took back lies there all the same. */
const ownRecords = async ({ replica, store }: Engine): Promise<OwnRecords> => {
  const { me, roster } = replica
  const profile = memberEntityId(me, member.type)
  const written = await store.byDevices([...roster.devicesOf(me)])
  const given = await store.keys('rsvp', 'member', { equals: profile })
  const touched = new Set<EntityId>([...written.flatMap(({ entities }) => entities), ...given])
  const mine = (name: EntityName, isMine: (id: EntityId) => boolean) =>
    [...touched].filter((id) => typeOfId(id) === name && !replica.erasedSince.has(id) && isMine(id))
  return {
    profile: replica.erasedSince.has(profile) || (await store.touching(profile)).length === 0 ? null : profile,
    rsvps: mine('rsvp', (id) => isRsvpOf(id, me)),
    vouches: mine('vouch', (id) => isVouchOf(id, me)),
  }
}
