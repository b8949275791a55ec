import { useCallback, useEffect, useState } from 'react'
import { useErasedSince } from '../../store/erasing/useErasedSince.ts'
import { useSession } from '../../store/hooks.tsx'
import type { Erasure, OwnRecords } from '../../store/trust.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sections } from '../../ui/Section.tsx'
import { ErasedList } from './ErasedList.tsx'
import { EraseMine } from './EraseMine.tsx'
import { m } from './messages.ts'
import { SeenByOthers } from './SeenByOthers.tsx'
import { type Saving, TakeAway } from './TakeAway.tsx'
import { WhereKept } from './WhereKept.tsx'
import './privacy.css'

/** What is stored where, who sees what, taking it along, erasing it, and what erasing cannot reach. */
export const PrivacyScreen = (props: Saving) => {
  const { t } = useI18n()
  const { ask } = useSession()
  const [erasures, setErasures] = useState<readonly Erasure[]>()
  const [records, setRecords] = useState<OwnRecords>()
  const erasedSince = useErasedSince()
  const look = useCallback(async () => {
    const [erased, own] = await Promise.all([ask('erasures', null), ask('ownRecords', null)])
    if (erased.ok) setErasures(erased.value)
    if (own.ok) setRecords(own.value)
  }, [ask])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was erased is the reason to look again
  useEffect(() => void look(), [look, erasedSince])
  return (
    <Page title={t(m.title)} layout="text">
      <Sections className="v-privacy">
        <SeenByOthers />
        <WhereKept />
        <TakeAway {...props} />
        <EraseMine records={records} onErased={() => void look()} />
        {erasures ? <ErasedList erasures={erasures} /> : null}
      </Sections>
    </Page>
  )
}
