import { Eraser } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { useI18n } from '../../ui/i18n.tsx'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { useMembership, useSession } from '../hooks.tsx'
import { EraseDialog, type EraseDialogProps } from './EraseDialog.tsx'
import { e } from './messages.ts'

/** A record's menu entry for erasing it, for coordinators and keepers only (P-ROSTER), and its dialog. */
export const useErase = (
  props: Omit<EraseDialogProps, 'isOpen' | 'onClose'>,
): { readonly items: readonly MenuEntry[]; readonly dialog: ReactNode } => {
  const { t } = useI18n()
  const { me } = useSession()
  const own = useMembership()?.find(({ member }) => member === me)
  const [isOpen, setOpen] = useState(false)
  const may = own !== undefined && rankOf[own.role] <= 1
  return {
    items: may ? [{ id: 'erase', label: t(e.erase), icon: Eraser, danger: true, onAction: () => setOpen(true) }] : [],
    dialog: <EraseDialog {...props} isOpen={isOpen} onClose={() => setOpen(false)} />,
  }
}
