import { ok, problem, type Result } from '../../shared/lib/result.ts'
import { createDeviceKeys, deviceKeysFromSeed } from '../../shared/roster/keys.ts'
import { shorten } from '../../shared/roster/linkText.ts'
import { readSheet } from '../../shared/roster/recovery.ts'
import { Homecoming } from '../../shared/sync/Homecoming.ts'
import type { Link } from '../../shared/sync/link.ts'
import type { Admitted, Knocking, TryOut } from './knock.ts'
import type { EngineEvent } from './messages.ts'
import { surroundings } from './surroundings.ts'

/** How often the window hears what the doors have said so far. */
const TELL_EVERY = 1_000

/** A bare machine with somebody's recovery sheet: it comes to the door as the device on paper, and goes on with keys of its own. */
export const comeBack = (text: string, tell: (event: EngineEvent) => void): Knocking => {
  const offered: Link[] = []
  let homecoming: Homecoming | undefined
  let cancelled = false

  const enter = async (tryOut: TryOut): Promise<Result<Admitted>> => {
    const sheet = readSheet(text)
    if (!sheet.ok) return sheet
    const [paper, fresh] = await Promise.all([deviceKeysFromSeed(sheet.value.seed), createDeviceKeys()])
    if (cancelled) return problem('join.cancelled')
    const here = new Homecoming({ sheet: sheet.value, paper, fresh, surroundings })
    homecoming = here
    for (const link of offered.splice(0)) here.offer(link)
    const looking = setInterval(() => {
      tell({ kind: 'join', state: { step: 'looking', heard: here.lastRefusal } })
    }, TELL_EVERY)
    const returned = await here.returned
    clearInterval(looking)
    if (!returned.ok) return returned
    const { net, member, name, key: networkKey, commits } = returned.value
    tell({ kind: 'join', state: { step: 'found', name } })
    const identity = { ...fresh, net, member, networkKey, name: shorten(name) }
    const admitted: Admitted = { identity, proven: true, commits }
    return (await tryOut(admitted)) ? ok(admitted) : problem('join.untrue')
  }

  return {
    offer(link) {
      if (homecoming) homecoming.offer(link)
      else offered.push(link)
    },
    cancel() {
      cancelled = true
      homecoming?.cancel()
    },
    admitted: enter,
  }
}
