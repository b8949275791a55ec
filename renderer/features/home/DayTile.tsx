import { useI18n } from '../../ui/i18n.tsx'

/** Day and month as on a tear-off calendar; said in words beside it. */
export const DayTile = ({ day }: { readonly day: string }) => {
  const { locale } = useI18n()
  const at = Date.parse(`${day.slice(0, 10)}T12:00:00Z`)
  if (Number.isNaN(at)) return <span className="v-tile" aria-hidden />
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(at).replace('.', '')
  return (
    <span className="v-tile" aria-hidden>
      <span className="v-tile-month">{month}</span>
      <span className="v-tile-day">{Number(day.slice(8, 10))}</span>
    </span>
  )
}
