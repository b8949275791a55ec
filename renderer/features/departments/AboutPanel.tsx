import { X } from 'lucide-react'
import type { DepartmentRow } from '../../../shared/model/department.ts'
import { Holders } from '../../store/duties/Holders.tsx'
import { SetAsideMark } from '../../store/duties/SetAsideMark.tsx'
import { RichText } from '../../store/editor/RichText.tsx'
import { useLive } from '../../store/hooks.tsx'
import { EntityPicker } from '../../store/pickers/EntityPicker.tsx'
import { useAct } from '../../store/useAct.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { Section } from '../../ui/Section.tsx'
import { TagField } from '../../ui/TagField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { words } from '../../ui/words.ts'
import { HuePicker } from './HuePicker.tsx'
import { m } from './messages.ts'

/** What a department is for, who is in it, and what it wants to keep at hand. Each field saves itself. */
export const AboutPanel = ({ department, onClose }: { department: DepartmentRow; onClose: () => void }) => {
  const { t, compare } = useI18n()
  const act = useAct()
  const { id, members } = department
  const people = useLive((rows) => rows.many('member', members), [members.join()])
  const sorted = people?.filter((row) => row !== undefined).sort((a, b) => compare(a.name, b.name))
  return (
    <Inspector title={department.name} kind={t(m.about)} onClose={onClose}>
      <div className="v-stack">
        <TextField
          label={t(m.name)}
          value={department.name}
          maxLength={80}
          onCommit={(name) => name.trim() && void act('updateDepartment', { id, values: { name: name.trim() } })}
        />
        <TextArea
          label={t(m.purpose)}
          value={department.purpose}
          placeholder={t(m.purposePlaceholder)}
          maxLength={1000}
          rows={2}
          onCommit={(purpose) => void act('updateDepartment', { id, values: { purpose: purpose.trim() } })}
        />
        <HuePicker value={department.hue} onChange={(hue) => void act('updateDepartment', { id, values: { hue } })} />
      </div>
      <SetAsideMark entity={id} />
      <Holders duty="lead" id={id} title={department.name} lead={department.lead} first={members} />
      <RichText entity={id} name="about" label={t(m.aboutText)} placeholder={t(m.aboutPlaceholder)} />
      <Section title={t(m.peopleHere)} count={members.length}>
        <EntityPicker
          label={t(m.addPerson)}
          hideLabel
          type="member"
          values={[]}
          placeholder={t(m.addPerson)}
          onAdd={(member) => void act('joinDepartment', { department: id, members: [member] })}
          onRemove={() => undefined}
        />
        <ul className="v-panel-list">
          {sorted?.map((person) => (
            <li key={person.id} className="v-panel-row">
              <Avatar name={person.name} seed={person.id} size={28} />
              <Link href={`/people/${person.id}`}>{person.name}</Link>
              <IconButton
                icon={X}
                size="small"
                label={t(words.remove, { name: person.name })}
                onPress={() =>
                  void act('leaveDepartment', { department: id, members: [person.id] }, `${person.name}: ${t(m.leave)}`)
                }
              />
            </li>
          ))}
        </ul>
      </Section>
      <TagField
        label={t(m.links)}
        values={department.links}
        maxLength={500}
        onChange={(links) => void act('updateDepartment', { id, values: { links } })}
      />
    </Inspector>
  )
}
