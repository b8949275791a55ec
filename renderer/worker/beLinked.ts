import { ok, problem, type Result } from '../../shared/lib/result.ts'
import { parseDeviceLink } from '../../shared/roster/deviceLink.ts'
import { createDeviceKeys } from '../../shared/roster/keys.ts'
import { shorten } from '../../shared/roster/linkText.ts'
import { LinkGuest } from '../../shared/sync/LinkGuest.ts'
import type { Link } from '../../shared/sync/link.ts'
import type { Admitted, Knocking, TryOut } from './knock.ts'
import type { EngineEvent } from './messages.ts'
import { surroundings } from './surroundings.ts'

/** This machine becomes somebody's second laptop: keys of its own, and the words that both screens show. `name`: what she calls it. */
export const beLinked = (text: string, name: string, tell: (event: EngineEvent) => void): Knocking => {
  const offered: Link[] = []
  let answer: (same: boolean) => void = () => {}
  const answered = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  let guest: LinkGuest | undefined
  let cancelled = false

  const enter = async (tryOut: TryOut): Promise<Result<Admitted>> => {
    const parsed = parseDeviceLink(text, Date.now())
    if (!parsed.ok) return parsed
    const keys = await createDeviceKeys()
    if (cancelled) return problem('join.cancelled')
    const link = parsed.value
    const here = new LinkGuest({
      link,
      keys,
      name,
      surroundings,
      compare: (words, whose) => {
        tell({ kind: 'link', state: { step: 'compare', words, name: whose } })
        return answered
      },
    })
    guest = here
    tell({ kind: 'link', state: { step: 'waiting' } })
    for (const pipe of offered.splice(0)) here.offer(pipe)
    const linked = await here.linked
    if (!linked.ok) {
      tell({ kind: 'link', state: { step: 'failed', problem: linked.error } })
      return linked
    }
    const { member, key: networkKey, name: own } = linked.value
    tell({ kind: 'link', state: { step: 'done', device: keys.device } })
    const identity = { ...keys, net: link.net, member, networkKey, name: shorten(own) }
    const admitted: Admitted = { identity, proven: true, link: linked.value.link }
    return (await tryOut(admitted)) ? ok(admitted) : problem('join.untrue')
  }

  return {
    offer(link) {
      if (guest) guest.offer(link)
      else offered.push(link)
    },
    cancel() {
      cancelled = true
      guest?.cancel()
    },
    compared: answer,
    admitted: enter,
  }
}
