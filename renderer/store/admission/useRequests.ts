import { type ApplicationRow, application } from '../../../shared/model/application.ts'
import type { DecisionRow } from '../../../shared/model/decision.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { type MemberId, memberOfEntityId } from '../../../shared/model/ids.ts'
import { vouch } from '../../../shared/model/vouch.ts'
import type { RowReader } from '../../../shared/replica/ports.ts'
import type { Membership } from '../api.ts'
import { useLive, useMembership, useSession } from '../hooks.tsx'
import { localKeys } from '../localKeys.ts'
import type { HeldApplication } from '../trust.ts'

export interface OpenRequest {
  readonly row: ApplicationRow
  readonly member: MemberId
  readonly vouches: number
}

export interface DecidedRequest {
  readonly row: ApplicationRow
  readonly isIn: boolean
  /** Epoch ms. */
  readonly at: number
  readonly reason: string
}

const decisionsAbout = async (rows: RowReader, member: MemberId): Promise<DecisionRow | undefined> =>
  (await rows.find('decision', 'about', { equals: member })).sort((x, y) => y.createdAt - x.createdAt)[0]

/** Who belongs or belonged: their request is decided, whatever was written beside it. */
const insiders = async (rows: RowReader): Promise<ReadonlySet<MemberId>> => {
  const lists = await Promise.all(
    [localKeys.membership, localKeys.pastMembers].map((key) => rows.local<readonly Pick<Membership, 'member'>[]>(key)),
  )
  return new Set(lists.flatMap((list) => list ?? []).map(({ member }) => member))
}

/** A live query sees for sure only what is asked at once: by counting it hears of all that comes or goes. */
const requests = async (rows: RowReader) => {
  const [list, inside] = await Promise.all([
    rows.find(application.name, 'createdAt'),
    insiders(rows),
    rows.count('decision', 'about'),
    rows.count(vouch.name, 'about'),
  ])
  return { list, inside }
}

/** Requests to join that nobody has decided, the longest waiting first; undefined until read. */
export const useOpenRequests = (): readonly OpenRequest[] | undefined =>
  useLive(async (rows) => {
    const { list, inside } = await requests(rows)
    const outside = list.filter(({ id }) => !inside.has(memberOfEntityId(id)))
    const found = await Promise.all(
      outside.map(async (row) => {
        const member = memberOfEntityId(row.id)
        const [latest, vouches] = await Promise.all([
          decisionsAbout(rows, member),
          rows.count(vouch.name, 'about', { equals: member }),
        ])
        return latest?.verdict === 'declined' ? [] : [{ row, member, vouches }]
      }),
    )
    return found.flat()
  }, [])

/** Those that were decided, the latest first; undefined until read. */
export const useDecidedRequests = (): readonly DecidedRequest[] | undefined =>
  useLive(async (rows) => {
    const { list, inside } = await requests(rows)
    const found = await Promise.all(
      list.map(async (row): Promise<DecidedRequest[]> => {
        const member = memberOfEntityId(row.id)
        const latest = await decisionsAbout(rows, member)
        const isIn = inside.has(member)
        if (!isIn && latest?.verdict !== 'declined') return []
        return [{ row, isIn, at: latest?.createdAt ?? row.updatedAt, reason: latest?.reason ?? '' }]
      }),
    )
    return found.flat().sort((x, y) => y.at - x.at)
  }, [])

/** What people without an invitation have left at this laptop's door, the latest knock first; undefined until read. */
export const useAtDoor = (): readonly HeldApplication[] | undefined =>
  useLive(async (rows) => (await rows.local<readonly HeldApplication[]>(localKeys.atDoor)) ?? [], [])

/** What waits for this person: requests she may decide, and those only her laptop has. */
export const useWaitingRequests = (): {
  readonly open: readonly OpenRequest[]
  readonly atDoor: readonly HeldApplication[]
} => {
  const { me } = useSession()
  const membership = useMembership()
  const open = useOpenRequests()
  const atDoor = useAtDoor()
  const own = membership?.find(({ member }) => member === me)
  const mayDecide = own !== undefined && rankOf[own.role] <= 2
  return { open: (mayDecide && open) || [], atDoor: atDoor ?? [] }
}
