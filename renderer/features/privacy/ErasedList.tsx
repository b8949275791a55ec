import { useState } from 'react'
import { useMemberNames } from '../../store/duties/names.ts'
import type { Erasure } from '../../store/trust.ts'
import { Button } from '../../ui/Button.tsx'
import { exactAt, formatAt, formatDate } from '../../ui/dates.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { kinds, m } from './messages.ts'

const STEP = 20

/** What was erased in this network, by whom and when, and when its words go from this laptop. */
export const ErasedList = ({ erasures }: { readonly erasures: readonly Erasure[] }) => {
  const i18n = useI18n()
  const { t } = i18n
  const [count, setCount] = useState(STEP)
  const shown = erasures.slice(0, count)
  const { nameOf, isMe } = useMemberNames(shown.map(({ by }) => by))
  return (
    <Section title={t(m.erasedTitle)} {...(erasures.length > 0 && { count: erasures.length })}>
      {erasures.length === 0 ? <p className="v-quiet">{t(m.erasedNone)}</p> : null}
      <ul className="v-privacy-erased">
        {shown.map(({ entity, type, by, at, forgottenAt }) => (
          <li key={entity}>
            <span>{t(kinds[type || 'other'])}</span>
            <span className="v-quiet" title={exactAt(i18n, at)}>
              {isMe(by)
                ? t(m.erasedByYou, { when: formatAt(i18n, at) })
                : t(m.erasedBy, { by: nameOf(by), when: formatAt(i18n, at) })}
            </span>
            <span className="v-quiet">
              {forgottenAt > Date.now() ? t(m.goesOn, { date: formatDate(i18n, forgottenAt) }) : t(m.hasGone)}
            </span>
          </li>
        ))}
      </ul>
      {erasures.length > count ? (
        <Button variant="plain" onPress={() => setCount(count + STEP)}>
          {t(m.more)}
        </Button>
      ) : null}
    </Section>
  )
}
