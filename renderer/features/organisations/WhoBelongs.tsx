import { UserPlus, X } from 'lucide-react'
import { entities } from '../../../shared/model/entities.ts'
import { type EntityId, memberEntityId } from '../../../shared/model/ids.ts'
import { useLive, useSession } from '../../store/hooks.tsx'
import { EntityPicker } from '../../store/pickers/EntityPicker.tsx'
import { useAct } from '../../store/useAct.ts'
import { useIsAmbassador } from '../../store/useIsAmbassador.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { words } from '../../ui/words.ts'
import { g } from './messages.ts'

/** The people of an organisation and what they do there. Everybody says it of herself; ambassadors also of others. */
export const WhoBelongs = ({ organisation }: { readonly organisation: EntityId }) => {
  const { t, compare } = useI18n()
  const { me } = useSession()
  const act = useAct()
  const isAmbassador = useIsAmbassador()
  const own = memberEntityId(me, entities.member.type)
  const found = useLive((rows) => rows.find('member', 'affiliated', { equals: organisation }), [organisation])
  const people = found && [...found].sort((a, b) => compare(a.name, b.name))
  const isIn = people?.some(({ id }) => id === own)
  const join = (member: EntityId) => void act('affiliate', { member, organisation })
  return (
    <Section title={t(g.who)} count={people?.length}>
      {people?.length === 0 && <p className="v-quiet">{t(g.nobody)}</p>}
      <ul className="v-belongs">
        {people?.map(({ id, name, affiliations }) => {
          const role = affiliations[organisation] ?? ''
          const mayEdit = isAmbassador || id === own
          return (
            <li key={id} className="v-belongs-row">
              <Avatar name={name} seed={id} size={28} />
              <Link href={`/people/${id}`}>{name}</Link>
              {mayEdit ? (
                <>
                  <TextField
                    label={t(g.roleOf, { name })}
                    hideLabel
                    bare
                    className="v-belongs-role"
                    value={role}
                    placeholder={t(g.roleHint)}
                    maxLength={120}
                    onCommit={(next) =>
                      void act('updateMember', { id, values: { affiliations: { [organisation]: next.trim() } } })
                    }
                  />
                  <IconButton
                    icon={X}
                    size="small"
                    label={t(words.remove, { name })}
                    onPress={() =>
                      void act(
                        'updateMember',
                        { id, values: { affiliations: { [organisation]: null } } },
                        t(g.takenOut, { name }),
                      )
                    }
                  />
                </>
              ) : (
                <span className="v-quiet v-belongs-role">{role}</span>
              )}
            </li>
          )
        })}
      </ul>
      {isAmbassador && (
        <EntityPicker
          label={t(g.addPerson)}
          hideLabel
          type="member"
          values={[]}
          placeholder={t(g.addPerson)}
          onAdd={join}
          onRemove={() => undefined}
        />
      )}
      {isIn === false && (
        <div className="v-row">
          <Button size="small" icon={UserPlus} className="v-belongs-me" onPress={() => join(own)}>
            {t(g.iBelong)}
          </Button>
        </div>
      )}
    </Section>
  )
}
