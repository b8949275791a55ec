import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { o } from './messages.ts'
import './directoryTabs.css'

type Place = 'people' | 'organisations' | 'met'

/** The lists of the directory, each with an address of its own. */
export const DirectoryTabs = ({ current }: { readonly current: Place }) => {
  const { t } = useI18n()
  const places: readonly Place[] = ['people', 'organisations', 'met']
  return (
    <nav className="v-directory" aria-label={t(o.directory)}>
      {places.map((place) => (
        <Link
          key={place}
          href={`/${place}`}
          className="v-directory-tab"
          aria-current={place === current ? 'page' : undefined}
        >
          {t(o[place])}
        </Link>
      ))}
    </nav>
  )
}
