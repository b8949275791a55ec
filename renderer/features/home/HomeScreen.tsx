import { memberEntityId } from '../../../shared/model/ids.ts'
import { member } from '../../../shared/model/member.ts'
import { nextSteps } from '../../../shared/queries/nextSteps.ts'
import { networkRoleOf } from '../../store/duties/standing.ts'
import { useLive, useMembership, useSession } from '../../store/hooks.tsx'
import { localKeys } from '../../store/localKeys.ts'
import { useSettings } from '../../store/settings.ts'
import { dayOf, exactDay } from '../../ui/dates.ts'
import { type Message, useI18n } from '../../ui/i18n.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import { CameIn } from './CameIn.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { MyWork } from './MyWork.tsx'
import { messages } from './messages.ts'
import { NeedsMe } from './NeedsMe.tsx'
import { NextEvents } from './NextEvents.tsx'
import { useNow } from './useNow.ts'
import { WhatChanged } from './WhatChanged.tsx'
import './home.css'

const greetingAt = (hour: number): Message =>
  hour >= 4 && hour < 11 ? messages.morning : hour >= 17 || hour < 4 ? messages.evening : messages.day

/** What is mine to do, what is next, what came in. */
export const HomeScreen = () => {
  const i18n = useI18n()
  const { t } = i18n
  const { me, entry } = useSession()
  const now = useNow()
  const own = memberEntityId(me, member.type)
  const membership = useMembership()
  const facts = useLive(
    async (rows) => ({
      profile: await rows.get('member', own),
      events: await rows.count('event'),
      firstSheet: await rows.local<unknown>(localKeys.firstSheet),
    }),
    [own],
  )
  const [{ dismissed }, changeSettings] = useSettings()
  useTitle(t(messages.home))
  // All of it is here within a frame or two; drawing halves of it would make the page jump.
  if (!facts || !membership) return null
  const keepers = membership.filter((each) => networkRoleOf(each) === 'root')
  const dismissal = `keepers/${entry.net}`
  // Once there is somebody to choose.
  const isMatter =
    membership.length > 1 && keepers.some(({ member }) => member === me) && !dismissed.includes(dismissal)
  const steps = entry.sample
    ? null
    : nextSteps({
        profile: facts.profile,
        joined: membership.length,
        events: facts.events,
        keepers: isMatter ? keepers.length : null,
        sheet: facts.firstSheet === undefined ? null : facts.firstSheet === null,
      })
  // "Zoya" of "Zoya Petrova": the greeting is between friends. Names of one word stay.
  const name = entry.sample ? '' : (facts.profile?.name.split(/\s+/)[0] ?? '')
  return (
    <div className="v-home">
      <header className="v-home-head">
        <h1>{t(greetingAt(new Date(now).getHours()), { name }).replace(/,\s*$/, '')}</h1>
        <p>{exactDay(i18n, dayOf(now))}</p>
      </header>
      {steps ? (
        <FirstSteps
          steps={steps}
          own={own}
          onDismissKeepers={() => changeSettings({ dismissed: [...dismissed, dismissal] })}
        />
      ) : null}
      <div className="v-home-columns">
        <div className="v-home-column">
          <NeedsMe own={own} now={now} />
          <MyWork own={own} now={now} />
        </div>
        <div className="v-home-column">
          <NextEvents own={own} now={now} />
          <WhatChanged now={now} />
          <CameIn />
        </div>
      </div>
    </div>
  )
}
