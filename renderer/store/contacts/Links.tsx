import { X } from 'lucide-react'
import { linkHref } from '../../../shared/queries/contactWays.ts'
import { Fact } from '../../ui/Facts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { words } from '../../ui/words.ts'
import { w } from './messages.ts'

interface LinksProps {
  readonly label: string
  readonly links: readonly string[]
  /** Without it they are to read only. */
  readonly onChange?: ((links: readonly string[]) => void) | undefined
}

/** Web addresses, each to be opened where it stands. */
export const Links = ({ label, links, onChange }: LinksProps) => {
  const { t } = useI18n()
  const lines = links.map((link) => (
    <li key={link} className="v-link-line">
      <Address of={link} />
      {onChange && (
        <IconButton
          icon={X}
          size="small"
          label={t(words.remove, { name: link })}
          onPress={() => onChange(links.filter((each) => each !== link))}
        />
      )}
    </li>
  ))
  const shown = links.length > 0 && (
    <Fact label={label}>
      <ul className="v-link-lines">{lines}</ul>
    </Fact>
  )
  if (!onChange) return shown
  return (
    <div>
      {shown}
      <TagField
        label={links.length === 0 ? label : t(w.addLink)}
        className={links.length === 0 ? undefined : 'v-unlabelled'}
        values={[]}
        placeholder={t(w.addLink)}
        maxLength={500}
        onChange={([link]) => link && !links.includes(link) && onChange([...links, link])}
      />
    </div>
  )
}

const Address = ({ of }: { readonly of: string }) => {
  const href = linkHref(of)
  return href ? <Link href={href}>{of.replace(/^https?:\/\/(www\.)?/i, '')}</Link> : <span>{of}</span>
}
