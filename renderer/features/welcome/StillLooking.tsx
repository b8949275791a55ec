import { useEffect, useState } from 'react'
import { useI18n } from '../../ui/i18n.tsx'
import { LetFind } from '../../ui/LetFind.tsx'
import { joinMessages as m } from './joinMessages.ts'

/** Usually somebody is found before anyone has read a hint. */
const PATIENCE = 4_000

/** Nobody found so far: perhaps the two laptops could find each other without the address in the invitation. */
export const StillLooking = () => {
  const { t } = useI18n()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return isLong ? <LetFind why={t(m.stillLooking)} /> : null
}
