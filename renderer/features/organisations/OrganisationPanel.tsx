import { CircleHelp, Ellipsis, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { FieldPatch } from '../../../shared/commands/command.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import type { OrganisationRow } from '../../../shared/model/organisation.ts'
import { Links } from '../../store/contacts/Links.tsx'
import { WayField } from '../../store/contacts/WayField.tsx'
import { SetAsideMark } from '../../store/duties/SetAsideMark.tsx'
import { useErase } from '../../store/erasing/useErase.tsx'
import { useLive, usePresence } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { countryName, countryOptions } from '../../ui/countries.ts'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Section } from '../../ui/Section.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { g } from './messages.ts'
import { WhoBelongs } from './WhoBelongs.tsx'

/** An organisation's record. Every member may keep it. */
export const OrganisationPanel = ({ id, onClose }: { readonly id: EntityId; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const row = useLive(async (rows) => (await rows.get('organisation', id)) ?? null, [id], { keep: false })
  if (row) return <Organisation row={row} onClose={onClose} />
  return (
    <Inspector title={t(g.organisation)} kind={t(g.organisation)} onClose={onClose}>
      {row === null && (
        <EmptyState icon={CircleHelp} title={t(g.gone)}>
          {t(g.goneHint)}
        </EmptyState>
      )}
    </Inspector>
  )
}

const Organisation = ({ row, onClose }: { readonly row: OrganisationRow; readonly onClose: () => void }) => {
  const i18n = useI18n()
  const { t, list, locale } = i18n
  const act = useAct()
  const countries = useMemo(() => countryOptions(locale), [locale])
  const { id, name } = row
  const others = usePresence(id)
  const save = (values: FieldPatch<'organisation'>) => void act('updateOrganisation', { id, values })
  const remove = async () => {
    const removed = await act('removeEntities', { ids: [id] }, t(g.removed, { name }))
    if (removed.ok) onClose()
  }
  const erasing = useErase({ title: name, entities: [id], onErased: onClose, onRemove: () => void remove() })
  const set = (field: 'fields' | 'otherNames' | 'tags', maxLength: number) => (
    <TagField
      label={t(g[field])}
      values={row[field]}
      maxLength={maxLength}
      placeholder="–"
      onChange={(values) => save({ [field]: values })}
    />
  )
  return (
    <Inspector
      title={name}
      kind={t(g.organisation)}
      onClose={onClose}
      actions={
        <>
          {others.length > 0 && <Badge tone="accent">{list(others.map((each) => each.name))}</Badge>}
          <Menu
            label={t(g.more)}
            trigger={<IconButton icon={Ellipsis} label={t(g.more)} />}
            items={[
              { id: 'remove', label: t(g.remove), icon: Trash2, danger: true, onAction: () => void remove() },
              ...erasing.items,
            ]}
          />
        </>
      }
    >
      <div className="v-organisation-head">
        <Avatar name={name} seed={id} size={64} />
        <TextField
          label={t(g.name)}
          hideLabel
          bare
          className="v-organisation-name"
          value={name}
          maxLength={160}
          onCommit={(next) => next.trim() && save({ name: next.trim() })}
        />
      </div>
      <SetAsideMark entity={id} />
      {erasing.dialog}
      <Section title={t(g.about)}>
        <TextArea
          label={t(g.about)}
          hideLabel
          bare
          rows={2}
          value={row.about}
          maxLength={2000}
          placeholder={t(g.aboutHint)}
          onCommit={(about) => save({ about: about.trim() })}
        />
        <Facts>
          {set('fields', 60)}
          {set('otherNames', 160)}
          {set('tags', 60)}
        </Facts>
      </Section>
      <WhoBelongs organisation={id} />
      <Section title={t(g.whereAndHow)}>
        <Facts>
          <TextField
            label={t(g.city)}
            value={row.city}
            maxLength={80}
            placeholder="–"
            onCommit={(city) => save({ city: city.trim() })}
          />
          <ComboBox
            label={t(g.country)}
            value={row.country}
            options={countries}
            valueLabel={countryName(locale, row.country)}
            placeholder="–"
            allowsEmpty
            onChange={(country) => save({ country })}
          />
          <WayField
            kind="email"
            label={t(g.email)}
            value={row.email}
            maxLength={200}
            onCommit={(email) => save({ email })}
          />
          <WayField
            kind="phone"
            label={t(g.phone)}
            value={row.phone}
            maxLength={60}
            onCommit={(phone) => save({ phone })}
          />
          <Links label={t(g.links)} links={row.links} onChange={(links) => save({ links })} />
        </Facts>
      </Section>
      <footer className="v-organisation-foot">
        <p title={exactAt(i18n, row.updatedAt)}>{t(g.changed, { when: formatAt(i18n, row.updatedAt) })}</p>
      </footer>
    </Inspector>
  )
}
