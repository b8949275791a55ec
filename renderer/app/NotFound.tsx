import { Compass } from 'lucide-react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { Link } from '../ui/Link.tsx'
import { messages } from './messages.ts'

export const NotFound = () => {
  const { t } = useI18n()
  return (
    <main className="v-not-found">
      <h1 className="v-hidden">{t(messages.notFoundTitle)}</h1>
      <EmptyState icon={Compass} title={t(messages.notFoundTitle)} action={<Link href="/">{t(messages.toHome)}</Link>}>
        {t(messages.notFoundText)}
      </EmptyState>
    </main>
  )
}
