import { useNavigate } from '@tanstack/react-router'
import { Bookmark } from 'lucide-react'
import { type SavedFilter, useSavedFilters } from '../../store/savedFilters.ts'
import { useAction } from '../../ui/actions.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { l } from './list/messages.ts'
import { addressIn } from './usePeopleView.ts'

/** Saved views of the directory, for the palette: from everywhere. Draws nothing. */
export const SavedViewActions = () => {
  const { all } = useSavedFilters()
  return all?.map((filter) => <GoToView key={filter.id} filter={filter} />)
}

const GoToView = ({ filter: { id, name, query } }: { readonly filter: SavedFilter }) => {
  const { t } = useI18n()
  const navigate = useNavigate()
  useAction({
    id: `view.${id}`,
    label: t(l.goView, { name }),
    icon: Bookmark,
    group: 'go',
    run: () => void navigate({ to: '/people', search: addressIn(query) as never }),
  })
  return null
}
