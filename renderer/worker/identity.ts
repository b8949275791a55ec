import type { MemberId, NetId } from '../../shared/model/ids.ts'
import type { Store } from '../../shared/replica/ports.ts'
import type { DeviceKeys, NetworkKey } from '../../shared/roster/keys.ts'
import { localKeys } from '../store/localKeys.ts'
import type { Identity } from './messages.ts'

/** Who this machine is in a network; a local value, never synced. The CryptoKeys in it cannot be read out. */
export interface StoredIdentity extends DeviceKeys {
  readonly net: NetId
  readonly member: MemberId
  readonly networkKey: NetworkKey
  /** The name this person joined under; her profile begins with it. */
  readonly name: string
  /** What she said of herself when she applied: her profile begins with it too. */
  readonly intro?: string
}

export const loadIdentity = (store: Pick<Store, 'local'>): Promise<StoredIdentity | undefined> =>
  store.local<StoredIdentity>(localKeys.identity)

export const saveIdentity = (store: Pick<Store, 'write'>, identity: StoredIdentity): Promise<void> =>
  store.write({ local: [[localKeys.identity, identity]] })

/** The part of it that a window may know. */
export const publicIdentity = ({ net, member, device }: StoredIdentity): Identity => ({ net, me: member, device })
