import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { Button } from '../../../ui/Button.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import { m } from '../messages.ts'
import type { Save } from './useAudiences.tsx'

/** Asks the three things an introduction is made of, as long as they are not said; each answer is kept as it is given. */
export const OwnIntroduction = ({ row, save }: { row: MemberRow; save: Save }) => {
  const { t } = useI18n()
  // What was missing when the record was opened: a question does not vanish under the hand that answers it.
  const [isAsking, setAsking] = useState(!row.intro || row.offers.length === 0 || row.asks.length === 0)
  if (!isAsking) return null
  const isDone = row.intro && row.offers.length > 0 && row.asks.length > 0
  return (
    <section className="v-own-intro" aria-label={t(m.ownTitle)}>
      <header className="v-own-head">
        <Sparkles size={16} aria-hidden />
        <h2>{t(m.ownTitle)}</h2>
      </header>
      <p className="v-quiet">{t(m.ownHint)}</p>
      <TextArea
        label={t(m.ownIntro)}
        value={row.intro}
        placeholder={t(m.introPlaceholder)}
        rows={3}
        maxLength={2000}
        onCommit={(intro) => save({ intro: intro.trim() })}
      />
      <TagField
        label={t(m.ownOffers)}
        description={t(m.ownOffersHint)}
        values={row.offers}
        maxLength={160}
        onChange={(offers) => save({ offers })}
      />
      <TagField
        label={t(m.ownAsks)}
        description={t(m.ownAsksHint)}
        values={row.asks}
        maxLength={160}
        onChange={(asks) => save({ asks })}
      />
      <div className="v-row">
        <Button variant={isDone ? 'primary' : 'quiet'} onPress={() => setAsking(false)}>
          {t(isDone ? m.ownDone : m.ownLater)}
        </Button>
        <span className="v-quiet v-own-note">{t(m.ownSaves)}</span>
      </div>
    </section>
  )
}
