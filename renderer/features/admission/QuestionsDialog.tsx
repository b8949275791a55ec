import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { networkId } from '../../../shared/commands/foundNetwork.ts'
import { MAX_QUESTIONS } from '../../../shared/model/application.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import { useStanding } from '../../store/duties/standing.ts'
import { useLive } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { a } from './admissionMessages.ts'

const MAX_LENGTH = 200

interface Line {
  /** Stays with the field while it moves. */
  readonly key: number
  readonly text: string
}

/** The network's own value questions: coordinators write them, everybody can read them. */
export const QuestionsDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const act = useAct()
  const standing = useStanding()
  const stored = useLive(async (rows) => (await rows.get('network', networkId))?.questions ?? [], [])
  const [lines, setLines] = useState<readonly Line[]>([])
  const nextKey = useRef(0)
  const [added, setAdded] = useState<number | null>(null)
  const mayEdit = standing !== undefined && rankOf[standing.mine] <= 1
  const newLine = (text: string): Line => ({ key: nextKey.current++, text })
  const wasOpen = useRef(false)
  useEffect(() => {
    // As it stands when the dialog opens: what somebody else writes meanwhile must not pull the fields away.
    if (isOpen && !wasOpen.current && stored) {
      const texts = stored.length === 0 ? [''] : stored
      setLines(texts.map((text) => ({ key: nextKey.current++, text })))
      setAdded(null)
      wasOpen.current = true
    }
    if (!isOpen) wasOpen.current = false
  }, [isOpen, stored])

  const move = (from: number, by: -1 | 1) =>
    setLines((was) => {
      const next = [...was]
      const [line] = next.splice(from, 1)
      next.splice(from + by, 0, line!)
      return next
    })
  // May wrap on the screen, but is one line.
  const write = (key: number, typed: string) =>
    setLines((was) => was.map((line) => (line.key === key ? { key, text: typed.replace(/\s*\n\s*/g, ' ') } : line)))
  const add = () => {
    const line = newLine('')
    setLines((was) => [...was, line])
    setAdded(line.key)
  }
  const save = async () => {
    // Two alike would be one answer.
    const questions = [...new Set(lines.map(({ text }) => text.trim()).filter(Boolean))]
    const done = await act('updateNetwork', { values: { questions } }, t(a.questionsSaved))
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={t(a.questionsTitle)}
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      staysOnOutsideClick={mayEdit}
      actions={
        mayEdit ? (
          <>
            <Button variant="plain" onPress={onClose}>
              {t(a.cancel)}
            </Button>
            <Button variant="primary" onPress={() => void save()}>
              {t(a.save)}
            </Button>
          </>
        ) : (
          <Button onPress={onClose}>{t(a.close)}</Button>
        )
      }
    >
      <p className="v-quiet v-prose">{t(a.questionsText)}</p>
      {mayEdit ? (
        <>
          <ol className="v-questions">
            {lines.map(({ key, text }, index) => {
              const n = index + 1
              return (
                <li key={key} className="v-question">
                  <TextArea
                    label={t(a.question, { n })}
                    hideLabel
                    placeholder={index === 0 ? t(a.questionHint) : undefined}
                    value={text}
                    onChange={(typed) => write(key, typed)}
                    rows={1}
                    maxLength={MAX_LENGTH}
                    autoFocus={key === added || (index === 0 && added === null && text === '')}
                  />
                  <IconButton
                    icon={ArrowUp}
                    size="small"
                    label={t(a.moveUp, { n })}
                    isDisabled={index === 0}
                    onPress={() => move(index, -1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="small"
                    label={t(a.moveDown, { n })}
                    isDisabled={index === lines.length - 1}
                    onPress={() => move(index, 1)}
                  />
                  <IconButton
                    icon={X}
                    size="small"
                    label={t(a.removeQuestion, { n })}
                    onPress={() => setLines((was) => was.filter((line) => line.key !== key))}
                  />
                </li>
              )
            })}
          </ol>
          {lines.length < MAX_QUESTIONS ? (
            <div className="v-row">
              <Button icon={Plus} onPress={add}>
                {t(a.addQuestion)}
              </Button>
            </div>
          ) : (
            <p className="v-quiet">{t(a.eight)}</p>
          )}
          <p className="v-caption">{t(a.oldAnswers)}</p>
        </>
      ) : (
        <>
          {stored && stored.length > 0 ? (
            <ol className="v-questions v-questions-read">
              {stored.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          ) : (
            <p>{t(a.noQuestions)}</p>
          )}
          <p className="v-caption">{t(a.coordinatorsOnly)}</p>
        </>
      )}
    </Dialog>
  )
}
