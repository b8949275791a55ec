import { GripVertical, Pencil, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  type Key,
  useDragAndDrop,
} from 'react-aria-components'
import type { CustomFieldRow } from '../../../shared/model/customField.ts'
import { rankOf } from '../../../shared/model/defineEntity.ts'
import type { EntityId } from '../../../shared/model/ids.ts'
import { FieldDialog } from '../../store/customFields/FieldDialog.tsx'
import { c } from '../../store/customFields/messages.ts'
import { useAllCustomFields } from '../../store/customFields/useCustomFields.ts'
import { useStanding } from '../../store/duties/standing.ts'
import { useSession } from '../../store/hooks.tsx'
import { useAct } from '../../store/useAct.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { f } from './fieldMessages.ts'

/** Only fields of this list. */
const dragType = 'application/x-vmeste-profile-field'

/** Fields of profiles that this network has beside the usual ones: coordinators define them, everybody can see which there are. */
export const ProfileFields = () => {
  const { t } = useI18n()
  const { entry } = useSession()
  const act = useAct()
  const fields = useAllCustomFields()
  const standing = useStanding()
  const [editing, setEditing] = useState<CustomFieldRow | 'new' | null>(null)
  const [removing, setRemoving] = useState<CustomFieldRow | null>(null)
  const mayEdit = standing !== undefined && rankOf[standing.mine] <= 1
  const move = (id: EntityId, before: EntityId | null) => void act('moveCustomField', { id, before }, t(f.moved))
  const { dragAndDropHooks } = useDragAndDrop<CustomFieldRow>({
    getItems: (keys) => [...keys].map((key) => ({ [dragType]: String(key) })),
    acceptedDragTypes: [dragType],
    getDropOperation: () => 'move',
    onReorder: ({ keys, target }) => {
      const [id] = keys
      if (id === undefined || !fields) return
      const others = fields.filter((field) => field.id !== id)
      const at = others.findIndex((field) => field.id === target.key)
      const before = target.dropPosition === 'after' ? others[at + 1] : others[at]
      move(String(id), before?.id ?? null)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="v-profile-drop" />,
  })
  // As on boards: Shift and the arrows move what has the focus.
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const id = (event.target as Element).closest('[role=row]')?.getAttribute('data-key')
    const at = fields?.findIndex((field) => field.id === id) ?? -1
    if (!mayEdit || !event.shiftKey || by === 0 || at < 0 || !fields?.[at + by]) return
    event.preventDefault()
    event.stopPropagation()
    move(fields[at]!.id, (by < 0 ? fields[at - 1] : fields[at + 2])?.id ?? null)
  }
  if (!fields || !standing) return null
  // Somebody without a say sees that there are some, or nothing at all.
  if (!mayEdit && fields.length === 0) return null
  const open = (key: Key) => setEditing(fields.find(({ id }) => id === key) ?? null)
  return (
    <Section
      title={t(f.title, { network: entry.name })}
      actions={
        mayEdit && fields.length > 0 ? (
          <Button size="small" icon={Plus} className="v-settings-add-field" onPress={() => setEditing('new')}>
            {t(f.add)}
          </Button>
        ) : null
      }
    >
      <p className="v-quiet v-prose">{t(mayEdit ? f.text : f.textOthers)}</p>
      {fields.length > 0 ? (
        <div onKeyDownCapture={onKeyDown}>
          <GridList
            aria-label={t(f.list)}
            className="v-profile-fields"
            items={fields}
            dependencies={[mayEdit]}
            selectionMode="none"
            disallowTypeAhead
            onAction={mayEdit ? open : undefined}
            {...(mayEdit && { dragAndDropHooks })}
          >
            {(field) => (
              <GridListItem id={field.id} textValue={field.label} className="v-profile-field">
                {mayEdit && (
                  <AriaButton slot="drag" className="v-profile-grip" aria-label={t(f.drag, { label: field.label })}>
                    <GripVertical size={16} aria-hidden />
                  </AriaButton>
                )}
                <FieldWords field={field} />
                {mayEdit && (
                  <>
                    <IconButton
                      icon={Pencil}
                      size="small"
                      label={t(f.edit, { label: field.label })}
                      onPress={() => setEditing(field)}
                    />
                    <IconButton
                      icon={Trash2}
                      size="small"
                      label={t(f.remove, { label: field.label })}
                      onPress={() => setRemoving(field)}
                    />
                  </>
                )}
              </GridListItem>
            )}
          </GridList>
        </div>
      ) : (
        <div className="v-row">
          <Button icon={Plus} className="v-settings-add-field" onPress={() => setEditing('new')}>
            {t(f.add)}
          </Button>
        </div>
      )}
      <FieldDialog
        field={editing === 'new' ? null : editing}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
      />
      <RemoveField field={removing} onClose={() => setRemoving(null)} />
    </Section>
  )
}

const FieldWords = ({ field }: { readonly field: CustomFieldRow }) => {
  const { t, list } = useI18n()
  const { label, kind, options, help, audience } = field
  return (
    <span className="v-profile-field-words">
      <span className="v-profile-field-label">
        {label} {audience === 'ambassadors' && <Badge tone="accent">{t(f.forAmbassadors)}</Badge>}
      </span>
      <span className="v-quiet v-profile-field-detail">
        {[kind === 'choice' ? `${t(c.choice)}: ${list(options)}` : t(c[kind]), help].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}

interface RemoveFieldProps {
  readonly field: CustomFieldRow | null
  readonly onClose: () => void
}

/** Asks first: what many people filled in goes along, and one would not think of it. */
const RemoveField = ({ field, onClose }: RemoveFieldProps) => {
  const { t } = useI18n()
  const act = useAct()
  const remove = async () => {
    if (!field) return
    onClose()
    await act('removeCustomField', { id: field.id }, ({ profiles }) =>
      t(f.removed, { label: field.label, n: profiles }),
    )
  }
  return (
    <Dialog
      title={t(f.removeTitle, { label: field?.label ?? '' })}
      role="alertdialog"
      size="small"
      isOpen={field !== null}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(c.cancel)}</Button>
          <Button variant="danger" onPress={() => void remove()}>
            {t(f.removeDo)}
          </Button>
        </>
      }
    >
      <p className="v-prose">{t(f.removeText)}</p>
    </Dialog>
  )
}
