import { ShieldHalf } from 'lucide-react'
import type { ReactNode } from 'react'
import { useI18n } from '../../../ui/i18n.tsx'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { a } from './audienceMessages.ts'

/** A field with the mark that it is not for everyone. */
export const ForAmbassadors = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useI18n()
  return (
    <div className="v-audience">
      {children}
      <Tooltip text={t(a.forAmbassadors)} wrap>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its words must be reachable without a mouse */}
        <span className="v-audience-mark" role="img" tabIndex={0} aria-label={t(a.forAmbassadors)}>
          <ShieldHalf size={16} aria-hidden />
        </span>
      </Tooltip>
    </div>
  )
}
