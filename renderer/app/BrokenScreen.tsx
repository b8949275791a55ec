import { LifeBuoy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { problemText } from '../ui/problems.ts'
import { desktop } from './desktop.ts'
import { messages } from './messages.ts'
import { saveEverything } from './saveEverything.ts'
import './BrokenScreen.css'

export interface BrokenScreenProps {
  readonly error: Error
  readonly onRetry: () => void
}

export const BrokenScreen = ({ error, onRetry }: BrokenScreenProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const [said, setSaid] = useState('')
  const save = async () => {
    const result = await saveEverything(desktop)
    setSaid(result.ok ? (result.value ?? '') : problemText(i18n, result.error))
  }
  return (
    <main className="v-broken" role="alert">
      <LifeBuoy size={20} aria-hidden />
      <h1>{t(messages.brokeTitle)}</h1>
      <p className="v-prose">{t(messages.brokeText)}</p>
      <div className="v-row">
        <Button variant="primary" onPress={() => location.reload()}>
          {t(messages.reload)}
        </Button>
        <Button onPress={onRetry}>{t(messages.tryAgain)}</Button>
        <Button onPress={save}>{t(messages.saveData)}</Button>
        <Button
          variant="plain"
          onPress={() => {
            location.hash = '#/'
            onRetry()
          }}
        >
          {t(messages.toHome)}
        </Button>
      </div>
      <p aria-live="polite">{said}</p>
      <details>
        <summary>{t(messages.forHelpers)}</summary>
        <pre>{`${error.name}: ${error.message}\n${error.stack ?? ''}`}</pre>
      </details>
    </main>
  )
}
