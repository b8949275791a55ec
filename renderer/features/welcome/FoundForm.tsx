import { type FormEvent, useState } from 'react'
import type { NetworkEntry } from '../../store/api.ts'
import { foundNetwork } from '../../store/networks.ts'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { problemText } from '../../ui/problems.ts'
import { TextField } from '../../ui/TextField.tsx'
import { Consent } from './Consent.tsx'
import { messages } from './messages.ts'

/** Its name, your name: done. */
export const FoundForm = ({ onFounded }: { readonly onFounded: (entry: NetworkEntry) => void }) => {
  const i18n = useI18n()
  const { t } = i18n
  const [network, setNetwork] = useState('')
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [wasTried, setTried] = useState(false)
  const [failure, setFailure] = useState('')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isBusy || !network.trim() || !name.trim()) return
    setBusy(true)
    const result = await foundNetwork({ network: network.trim(), name: name.trim() })
    if (result.ok) return onFounded(result.value)
    setBusy(false)
    setFailure(problemText(i18n, result.error))
  }
  const missing = (value: string) => (wasTried && !value.trim() ? t(messages.required) : undefined)
  return (
    <form className="v-welcome-form" onSubmit={submit} noValidate>
      <h1>{t(messages.foundTitle)}</h1>
      <TextField
        label={t(messages.networkName)}
        value={network}
        onChange={setNetwork}
        placeholder={t(messages.networkHint)}
        maxLength={80}
        error={missing(network)}
        isRequired
        autoFocus
      />
      <TextField
        label={t(messages.yourName)}
        description={t(messages.yourNameHint)}
        value={name}
        onChange={setName}
        maxLength={120}
        autoComplete="name"
        error={missing(name)}
        isRequired
      />
      <Consent first={t(messages.foundConsent)} />
      {failure ? (
        <p className="v-field-error" role="alert">
          {failure}
        </p>
      ) : null}
      <Button variant="primary" type="submit" isDisabled={isBusy}>
        {t(isBusy ? messages.founding : messages.found)}
      </Button>
    </form>
  )
}
