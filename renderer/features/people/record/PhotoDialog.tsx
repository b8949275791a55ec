import { useEffect, useState } from 'react'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { useSession } from '../../../store/hooks.tsx'
import { encodePicture } from '../../../store/pictures/encode.ts'
import { pictureSize } from '../../../store/pictures/pictureSize.ts'
import { useAct } from '../../../store/useAct.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { problemText } from '../../../ui/problems.ts'
import { CropStage } from './CropStage.tsx'
import { type Cropping, cropOf } from './cropping.ts'
import { p } from './photoMessages.ts'

interface Opened {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly url: string
}

/** Largest file that is opened, bytes. */
const MAX_FILE = 40 * 1024 * 1024

/** Opens a picture, cuts a square out of it, and gives it to the record; or takes the photo away. */
export const PhotoDialog = ({ row, onClose }: { readonly row: MemberRow; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { pictures } = useSession()
  const act = useAct()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [cropping, setCropping] = useState<Cropping | null>(null)
  const [error, setError] = useState('')
  useEffect(() => () => void (opened && URL.revokeObjectURL(opened.url)), [opened])

  const open = async ([file]: readonly File[]) => {
    if (!file) return
    setCropping(null)
    if (file.size > MAX_FILE) return setError(t(p.pictureTooLarge))
    const bytes = new Uint8Array(await file.arrayBuffer())
    const size = pictureSize(bytes)
    setError(size ? '' : t(p.pictureUnreadable))
    setOpened(size ? { bytes, url: URL.createObjectURL(new Blob([bytes], { type: size.type })) } : null)
  }
  const change = async (photo: string, said: string) => {
    const done = await act('updateMember', { id: row.id, values: { photo } }, said)
    if (done.ok) onClose()
  }
  const keep = async () => {
    if (!opened || !cropping) return
    const encoded = await encodePicture(opened.bytes, { crop: cropOf(cropping) })
    if (!encoded.ok)
      return setError(t(encoded.error.code === 'pictureTooLarge' ? p.pictureTooLarge : p.pictureUnreadable))
    // Before the record that names it.
    const kept = await pictures.put(encoded.value)
    if (!kept.ok) return setError(problemText(i18n, kept.error))
    await change(kept.value, t(p.saved))
  }
  return (
    <Dialog
      title={t(p.title)}
      size="small"
      isOpen
      onClose={onClose}
      staysOnOutsideClick={opened !== null}
      actions={
        <>
          {row.photo && !opened ? (
            <Button variant="danger" onPress={() => void change('', t(p.removed))}>
              {t(p.remove)}
            </Button>
          ) : null}
          {opened ? (
            <Button onPress={() => setOpened(null)}>{t(p.other)}</Button>
          ) : (
            <Button onPress={onClose}>{t(p.cancel)}</Button>
          )}
          {opened ? (
            <Button variant="primary" isDisabled={!cropping} onPress={() => void keep()}>
              {t(p.keep)}
            </Button>
          ) : null}
        </>
      }
    >
      {opened ? (
        <CropStage
          key={opened.url}
          url={opened.url}
          cropping={cropping}
          onChange={setCropping}
          onBroken={() => {
            setOpened(null)
            setError(t(p.pictureUnreadable))
          }}
        />
      ) : (
        <>
          <p className="v-quiet">{t(p.hint)}</p>
          <FileDrop label={t(p.choose)} accept={['image/*']} onFiles={(files) => void open(files)} />
        </>
      )}
      {error ? (
        <p className="v-field-error" role="alert">
          {error}
        </p>
      ) : null}
    </Dialog>
  )
}
