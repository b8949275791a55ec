import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { commands } from '../../../shared/commands/registry.ts'
import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { createDeviceLink, type DeviceLink, deviceLinkText, type NewDevice } from '../../../shared/roster/deviceLink.ts'
import { linkRoomOf, type Room } from '../../../shared/roster/keys.ts'
import { LinkHost } from '../../../shared/sync/LinkHost.ts'
import type { Link } from '../../../shared/sync/link.ts'
import type { LinkState } from '../../store/trust.ts'
import type { Engine } from '../Engine.ts'
import { surroundings } from '../surroundings.ts'

/** The new laptop receives everything over the link where it was linked: its room is kept until it meets others elsewhere. ms */
const LINGER = 120_000
/** What was said last is still on its way. */
const LAST_WORDS = 3_000

/** A second laptop is awaited: the room of the secret, and the talk there. */
export class Linking {
  readonly #engine: Engine
  #host: LinkHost | undefined
  #link: DeviceLink | undefined
  #leave: (() => void) | undefined
  #step: LinkState['step'] | null = null

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Where the window waits for it; null when none is awaited. */
  get room(): Room | null {
    return this.#link ? linkRoomOf(this.#link.secret) : null
  }

  /** A second call begins anew. */
  async begin(hubs: readonly string[]): Promise<{ link: string; until: number }> {
    const { replica, store, keys } = this.#engine
    const [network, me] = await Promise.all([
      store.get('network', networkId),
      store.get('member', memberEntityId(replica.me, member.type)),
    ])
    // Somebody may have been quicker while that was read.
    this.#over()
    const link = createDeviceLink({ net: replica.net, network: network?.name ?? '', hubs }, Date.now())
    this.#link = link
    this.#host = new LinkHost({
      link,
      replica,
      key: () => keys.current,
      name: me?.name ?? replica.roster.nameOf(replica.me) ?? '',
      surroundings,
      compare: (words, name) => this.#tell({ step: 'compare', words, name }),
      linked: (device, pipe) => this.#linked(device, pipe),
      failed: (problem) => {
        this.#tell({ step: 'failed', problem })
        this.#leaveAfter(LAST_WORDS)
      },
    })
    this.#tell({ step: 'waiting' })
    this.#moved()
    return { link: deviceLinkText(link), until: link.until }
  }

  /** A link from that room. */
  offer(link: Link): void {
    if (this.#host) this.#host.offer(link)
    else link.close('nobody awaited')
  }

  /** No, before anybody came: nobody is awaited any more. */
  confirm(same: boolean): void {
    if (same || this.#step === 'compare') this.#host?.confirm(same)
    else if (this.#step === 'waiting') {
      this.#over()
      this.#moved()
    }
  }

  close(): void {
    this.#leave?.()
    this.#host?.close()
  }

  #linked({ device, name }: NewDevice, pipe: Link): void {
    this.#engine.meet(pipe)
    this.#tell({ step: 'done', device })
    this.#leaveAfter(LINGER)
    // It can be named later; linked it is.
    if (name) this.#engine.replica.run(commands.nameDevice, { device, name }).catch(() => {})
  }

  #leaveAfter(ms: number): void {
    this.#leave?.()
    this.#leave = surroundings.after(ms, () => {
      this.#over()
      this.#moved()
    })
  }

  #over(): void {
    this.#leave?.()
    this.#leave = undefined
    this.#host?.close()
    this.#host = undefined
    this.#link = undefined
    this.#step = null
  }

  #tell(state: LinkState): void {
    this.#step = state.step
    this.#engine.emit({ kind: 'link', state })
  }

  #moved(): void {
    this.#engine.emit({ kind: 'rooms' })
  }
}
