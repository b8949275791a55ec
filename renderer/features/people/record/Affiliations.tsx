import { X } from 'lucide-react'
import type { MemberRow } from '../../../../shared/model/member.ts'
import { useLive, useShared } from '../../../store/hooks.tsx'
import { useAct } from '../../../store/useAct.ts'
import { Button } from '../../../ui/Button.tsx'
import { Fact } from '../../../ui/Facts.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { words } from '../../../ui/words.ts'
import { r } from './recordMessages.ts'
import type { Save } from './useAudiences.tsx'

/** Organisations of the directory that a person belongs to, with what she does there, by name. */
export const useAffiliations = ({ affiliations }: MemberRow) => {
  const { compare } = useI18n()
  const ids = Object.keys(affiliations)
  const found = useLive((rows) => rows.many('organisation', ids), [ids.join()])
  return found
    ?.flatMap((row) => (row ? [{ id: row.id, name: row.name, role: affiliations[row.id] ?? '' }] : []))
    .sort((a, b) => compare(a.name, b.name))
}

interface AffiliationsProps {
  readonly row: MemberRow
  readonly mayEdit: boolean
  readonly save: Save
}

/** Where she belongs beside this network: found in the directory, or made where it is not there yet. */
export const Affiliations = ({ row, mayEdit, save }: AffiliationsProps) => {
  const { t } = useI18n()
  const act = useAct()
  const held = useAffiliations(row)
  const all = useShared('organisationNames', async ({ rows }) =>
    (await rows.find('organisation', 'nameKey')).map(({ name }) => name),
  )
  const join = (name: string) =>
    void act('affiliate', { member: row.id, name }, all?.includes(name) ? undefined : t(r.madeRecord, { name }))
  const loose = row.organisation !== '' && (
    <Fact label={held?.length || mayEdit ? '' : t(r.organisations)}>
      <span className="v-loose">
        <span className="v-loose-text">{[row.role, row.organisation].filter(Boolean).join(' · ')}</span>
        {mayEdit && (
          <Button
            size="small"
            variant="plain"
            aria-label={t(r.makeRecordOf, { name: row.organisation })}
            onPress={() => join(row.organisation)}
          >
            {t(r.makeRecord)}
          </Button>
        )}
      </span>
    </Fact>
  )
  if (!mayEdit)
    return (
      <>
        {held && held.length > 0 && (
          <Fact label={t(r.organisations)}>
            <ul className="v-person-links">
              {held.map(({ id, name, role }) => (
                <li key={id}>
                  <Link href={`/organisations/${id}`}>{name}</Link>
                  {role && <span className="v-quiet"> · {role}</span>}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {loose}
      </>
    )
  return (
    <div>
      {held?.map(({ id, name, role }, index) => (
        <div key={id} className="v-field v-affiliation">
          <span className="v-label">{index === 0 ? t(r.organisations) : ''}</span>
          <div className="v-affiliation-line">
            <Link href={`/organisations/${id}`} className="v-affiliation-name">
              {name}
            </Link>
            <TextField
              label={t(r.roleIn, { organisation: name })}
              hideLabel
              value={role}
              placeholder={t(r.roleHint)}
              maxLength={120}
              onCommit={(next) => save({ affiliations: { [id]: next.trim() } })}
            />
            <IconButton
              icon={X}
              size="small"
              label={t(words.remove, { name })}
              onPress={() =>
                void act(
                  'updateMember',
                  { id: row.id, values: { affiliations: { [id]: null } } },
                  t(r.leftOrganisation, { name }),
                )
              }
            />
          </div>
        </div>
      ))}
      <TagField
        label={held?.length ? t(r.addOrganisation) : t(r.organisations)}
        className={held?.length ? 'v-unlabelled' : undefined}
        values={[]}
        suggestions={all?.filter((name) => !held?.some((each) => each.name === name)) ?? []}
        placeholder={t(r.addOrganisation)}
        maxLength={160}
        onChange={([name]) => name && join(name)}
      />
      {loose}
    </div>
  )
}
