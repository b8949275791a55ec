import { useEffect, useState } from 'react'
import type { MemberId } from '../../../shared/model/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useAct } from '../useAct.ts'
import { vouchMessages as m } from './vouchMessages.ts'

const MAX_SENTENCE = 280

/** One sentence for somebody, with one's name under it. `before`: what one said already. */
export const VouchDialog = ({
  about,
  name,
  before,
  isOpen,
  onClose,
}: {
  readonly about: MemberId
  readonly name: string
  readonly before: string
  readonly isOpen: boolean
  readonly onClose: () => void
}) => {
  const { t } = useI18n()
  const act = useAct()
  const [sentence, setSentence] = useState(before)
  const [wasTried, setTried] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    setSentence(before)
    setTried(false)
  }, [isOpen, before])
  const save = async () => {
    setTried(true)
    if (!sentence.trim()) return
    const done = await act('vouch', { about, sentence }, ({ isNew }) => (isNew ? t(m.vouched, { name }) : t(m.changed)))
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={t(m.vouch, { name })}
      isOpen={isOpen}
      onClose={onClose}
      staysOnOutsideClick={sentence.trim() !== before}
      actions={
        <>
          <Button variant="plain" onPress={onClose}>
            {t(m.cancel)}
          </Button>
          <Button variant="primary" onPress={() => void save()}>
            {t(before ? m.keep : m.save)}
          </Button>
        </>
      }
    >
      <TextArea
        label={t(m.sentence, { name })}
        description={t(m.sentenceHint)}
        value={sentence}
        onChange={setSentence}
        maxLength={MAX_SENTENCE}
        rows={3}
        error={wasTried && !sentence.trim() ? t(m.missing) : undefined}
        autoFocus
      />
    </Dialog>
  )
}
