import { Camera } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from 'react-aria-components'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { PersonAvatar } from '../../../store/pictures/PersonAvatar.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { p } from './photoMessages.ts'
import './photo.css'

const PhotoDialog = lazy(async () => ({ default: (await import('./PhotoDialog.tsx')).PhotoDialog }))

interface PersonPhotoProps {
  readonly row: MemberRow
  readonly mayEdit: boolean
}

/** The face in a record's head; for who may change it, the way to do so. */
export const PersonPhoto = ({ row, mayEdit }: PersonPhotoProps) => {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  if (!mayEdit) return <PersonAvatar person={row} size={64} />
  return (
    <>
      <span className="v-person-photo">
        <PersonAvatar person={row} size={64} />
        {/* Over the face and beside it: a button with letters in it would have to be called by them. */}
        <Button
          className="v-person-photo-button"
          aria-label={t(row.photo ? p.change : p.add)}
          onPress={() => setOpen(true)}
        >
          <span className="v-person-photo-mark">
            <Camera size={14} aria-hidden />
          </span>
        </Button>
      </span>
      {isOpen ? (
        <Suspense fallback={null}>
          <PhotoDialog row={row} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
