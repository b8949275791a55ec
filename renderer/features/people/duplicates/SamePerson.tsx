import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { EntityId } from '../../../../shared/model/ids.ts'
import { useSession } from '../../../store/hooks.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { Option } from '../../../ui/fieldProps.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { d } from './messages.ts'

/** Names the other record of somebody, and goes on to compare the two. */
export const SamePerson = ({ id, onClose }: { readonly id: EntityId; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const session = useSession()
  const navigate = useNavigate()
  const [other, setOther] = useState<Option | null>(null)
  const [offered, setOffered] = useState<readonly Option[]>([])
  const options = useCallback(
    async (query: string): Promise<readonly Option[]> => {
      if (query.trim() === '') return []
      const hits = await session.search(query, { types: ['member'], limit: 8 })
      const found = hits
        .filter((hit) => hit.id !== id)
        .map((hit) => ({ id: hit.id, label: hit.title, detail: hit.detail, terms: hit.terms }))
      setOffered(found)
      return found
    },
    [session, id],
  )
  const compare = () => {
    onClose()
    void navigate({ to: '/people/duplicates', search: { ids: [id, other!.id].join() } as never })
  }
  return (
    <Dialog
      title={t(d.sameAsTitle)}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <Button variant="primary" isDisabled={!other} onPress={compare}>
          {t(d.compare)}
        </Button>
      }
    >
      <ComboBox
        label={t(d.who)}
        value={other?.id ?? ''}
        valueLabel={other?.label ?? ''}
        options={options}
        onChange={(next) => setOther(offered.find((each) => each.id === next) ?? null)}
      />
    </Dialog>
  )
}
