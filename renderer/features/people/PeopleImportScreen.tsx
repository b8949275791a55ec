import { useNavigate } from '@tanstack/react-router'
import { ClipboardPaste, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Button } from '../../ui/Button.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { problemText } from '../../ui/problems.ts'
import { ImportReview } from './import/ImportReview.tsx'
import { listProblems } from './import/listProblems.ts'
import { im } from './import/messages.ts'
import { useImport } from './import/useImport.ts'
import './import/import.css'

const accept = [
  '.csv',
  '.tsv',
  '.txt',
  '.vcf',
  '.vcard',
  '.json',
  'text/csv',
  'text/vcard',
  'application/json',
  'text/plain',
  'text/tab-separated-values',
]

/** Brings in a member list: choose, look, adjust, import; nothing is written before the last step, and that is one step. */
export const PeopleImportScreen = () => {
  const i18n = useI18n()
  const { t } = i18n
  const navigate = useNavigate()
  const work = useImport({ onDone: () => void navigate({ to: '/people' }) })
  const isAllowed = useIsAmbassador()
  const { state, bring } = work

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target as HTMLElement | null
      if (target?.closest('input,textarea,[contenteditable=true]')) return
      const [file] = event.clipboardData?.files ?? []
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (file) void bring(file)
      else if (text.trim()) void bring(new File([text], t(im.pasted)))
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [bring, t])

  const pasteNow = async () => {
    const text = await navigator.clipboard.readText().catch(() => '')
    if (text.trim()) await bring(new File([text], t(im.pasted)))
  }

  return (
    <Page title={t(im.title)} layout="text" onBack={() => void navigate({ to: '/people' })}>
      <div className="v-import">
        {!isAllowed && (
          <p className="v-import-note">
            <TriangleAlert size={16} aria-hidden />
            {t(im.notAllowed)}
          </p>
        )}
        {(state.step === 'choose' || state.step === 'refused') && isAllowed && (
          <>
            {state.step === 'refused' && (
              <p className="v-import-note v-import-bad" role="alert">
                <TriangleAlert size={16} aria-hidden />
                {problemText(i18n, state.problem, listProblems)}
              </p>
            )}
            <FileDrop
              label={t(im.drop)}
              description={t(im.dropHint)}
              accept={accept}
              onFiles={([file]) => file && void bring(file)}
            />
            <div className="v-row">
              <Button variant="plain" icon={ClipboardPaste} onPress={() => void pasteNow()}>
                {t(im.paste)}
              </Button>
              <p className="v-quiet">{t(im.safe)}</p>
            </div>
          </>
        )}
        {state.step === 'reading' && (
          <div className="v-stack">
            <ProgressBar label={t(im.reading)} value={0} max={0} />
            <div>
              <Button onPress={work.startOver}>{t(im.cancel)}</Button>
            </div>
          </div>
        )}
        {state.step === 'review' && <ImportReview state={state} work={work} />}
        {state.step === 'importing' && (
          <div className="v-stack">
            <ProgressBar label={t(im.importing)} value={state.progress.done} max={state.progress.total} />
            <div>
              <Button onPress={work.cancel}>{t(im.cancel)}</Button>
            </div>
          </div>
        )}
      </div>
    </Page>
  )
}
