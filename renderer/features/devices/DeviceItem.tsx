import { Laptop, Pencil, ScrollText, ShieldAlert } from 'lucide-react'
import type { Device } from '../../store/trust.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { exactAt, formatAt, formatDate } from '../../ui/dates.ts'
import { type I18n, useI18n } from '../../ui/i18n.tsx'
import { d } from './messages.ts'

/** What it is called, or what it is. */
export const deviceName = ({ t }: I18n, { name, kind, here }: Device): string =>
  name || t(kind === 'paper' ? d.sheet : here ? d.thisOne : d.unnamed)

export const DeviceItem = ({
  device,
  onRename,
  onLose,
}: {
  readonly device: Device
  readonly onRename: () => void
  readonly onLose: () => void
}) => {
  const i18n = useI18n()
  const { t } = i18n
  const { kind, here, since, lastSeen } = device
  const name = deviceName(i18n, device)
  const isPaper = kind === 'paper'
  const Icon = isPaper ? ScrollText : Laptop
  return (
    <li className="v-device">
      <Icon size={20} aria-hidden />
      <span className="v-device-words">
        <span className="v-device-name">
          <span className="v-truncate">{name}</span>
          {here ? <Badge tone="accent">{t(d.here)}</Badge> : null}
        </span>
        <span className="v-caption" title={exactAt(i18n, isPaper ? since : lastSeen)}>
          {isPaper
            ? t(device.closers.length === 0 ? d.beganWith : d.made, { when: formatAt(i18n, since) })
            : here
              ? t(d.since, { when: formatDate(i18n, since) })
              : lastSeen > 0
                ? t(d.lastSeen, { when: formatAt(i18n, lastSeen) })
                : t(d.neverSeen)}
        </span>
      </span>
      <span className="v-device-acts">
        {isPaper ? null : (
          <Button size="small" variant="plain" icon={Pencil} aria-label={t(d.renameNamed, { name })} onPress={onRename}>
            {t(d.rename)}
          </Button>
        )}
        {here ? null : (
          <Button
            size="small"
            variant="plain"
            icon={ShieldAlert}
            aria-label={isPaper ? t(device.closers.length === 0 ? d.ifFound : d.sheetTitle) : t(d.lostNamed, { name })}
            onPress={onLose}
          >
            {t(!isPaper ? d.lost : device.closers.length === 0 ? d.ifFound : d.giveUp)}
          </Button>
        )}
      </span>
    </li>
  )
}
