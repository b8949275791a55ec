import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { MyCard } from './MyCard.tsx'
import { m } from './messages.ts'
import { TheirCard } from './TheirCard.tsx'

/** One's own card to be scanned, and the other's to be kept. */
export const SwapCards = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useI18n()
  return (
    <Dialog
      title={t(m.swap)}
      size="large"
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(m.close)}</Button>}
    >
      <p className="v-quiet">{t(m.swapHint)}</p>
      <div className="v-swap">
        <MyCard />
        <TheirCard />
      </div>
    </Dialog>
  )
}
