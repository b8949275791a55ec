import { Archive } from 'lucide-react'
import type { DepartmentRow } from '../../../shared/model/department.ts'
import { scopeOf } from '../../../shared/model/ids.ts'
import { useLive } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { m } from './messages.ts'

/** Cards that left the board, newest first, each one step from being back. */
export const ArchiveDialog = ({ department, onClose }: { department: DepartmentRow; onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const act = useAct()
  const cards = useLive(
    async (rows) =>
      (await rows.find('card', 'scope', { equals: scopeOf(department.id) }))
        .filter((card) => card.archived)
        .sort((a, b) => b.updatedAt - a.updatedAt),
    [department.id],
  )
  return (
    <Dialog
      title={t(m.archivedCards)}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t(m.close)}</Button>}
    >
      {cards?.length === 0 && (
        <EmptyState icon={Archive} title={t(m.archivedCards)}>
          {t(m.archiveEmpty)}
        </EmptyState>
      )}
      <ul className="v-archive-list">
        {cards?.slice(0, 200).map((card) => (
          <li key={card.id} className="v-archive-row">
            <span>{card.title}</span>
            <span className="v-quiet">{formatAt(i18n, card.updatedAt)}</span>
            <Button
              size="small"
              onPress={() =>
                void act('archiveCard', { id: card.id, archived: false }, t(m.cardBack, { title: card.title }))
              }
            >
              {t(m.unarchive)}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
