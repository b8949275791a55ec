import { useEffect, useState } from 'react'
import { localTime } from '../../../../shared/queries/localTime.ts'
import { ownZone } from '../../../ui/dates.ts'
import { Fact } from '../../../ui/Facts.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { m } from '../messages.ts'

/** What the clock says where she is: whether one may call now. */
export const LocalTime = ({ zone, label }: { zone: string; label: string }) => {
  const { t, number } = useI18n()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000)
    return () => clearInterval(timer)
  }, [])
  const there = localTime(zone, now, ownZone())
  if (!there) return null
  const hours = number(Math.abs(there.ahead) / 60, { maximumFractionDigits: 2 })
  return (
    <Fact label={label}>
      <span className="v-tabular v-quiet">
        {there.ahead === 0
          ? t(m.sameTime, { time: there.time })
          : `${t(m.localTime, { time: there.time })}, ${t(there.ahead > 0 ? m.ahead : m.behind, { hours })}`}
      </span>
    </Fact>
  )
}
