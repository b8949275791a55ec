import { Bookmark, Check, Ellipsis, Plus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { type SavedFilter, type SavedFilters, useSavedFilters } from '../../../store/savedFilters.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useToasts } from '../../../ui/toasts.tsx'
import { m } from '../messages.ts'
import { l } from './messages.ts'

interface SavedViewsProps {
  /** What the list asks now, as `PeopleView.line` writes it. */
  readonly line: string
  readonly onShow: (line: string) => void
}

/** Views of the list under a name: one's own on this laptop, and those that the network shares. */
export const SavedViews = ({ line, onShow }: SavedViewsProps) => {
  const { t } = useI18n()
  const saved = useSavedFilters()
  const [isOpen, setOpen] = useState(false)
  const [naming, setNaming] = useState<SavedFilter | 'new' | null>(null)
  const current = line === '' ? undefined : saved.all?.find(({ query }) => query === line)
  const groups = [
    { title: t(l.mineViews), list: saved.all?.filter(({ isShared }) => !isShared) ?? [] },
    { title: t(l.sharedViews), list: saved.all?.filter(({ isShared }) => isShared) ?? [] },
  ].filter(({ list }) => list.length > 0)
  return (
    <>
      <Popover
        label={t(l.views)}
        placement="bottom start"
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button
            variant={current ? 'quiet' : 'plain'}
            icon={Bookmark}
            className={current ? 'v-facet-on v-views-button' : 'v-views-button'}
          >
            {current?.name ?? t(l.views)}
          </Button>
        }
      >
        <div className="v-views">
          {groups.length === 0 ? <p className="v-facet-none">{t(l.noViews)}</p> : null}
          {groups.map(({ title, list }) => (
            <section key={title} aria-label={title}>
              <h3 className="v-views-title">{title}</h3>
              <ul>
                {list.map((filter, at) => (
                  <li key={filter.id} className="v-view">
                    <button
                      type="button"
                      className="v-view-name"
                      aria-current={filter === current ? true : undefined}
                      onClick={() => {
                        setOpen(false)
                        onShow(filter.query)
                      }}
                    >
                      <span className="v-truncate">{filter.name}</span>
                      {filter === current ? <Check size={16} aria-hidden /> : null}
                    </button>
                    <ViewMenu
                      filter={filter}
                      at={at}
                      count={list.length}
                      line={line}
                      saved={saved}
                      onRename={() => {
                        setOpen(false)
                        setNaming(filter)
                      }}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <Button
            variant="plain"
            size="small"
            icon={Plus}
            isDisabled={line === '' || current !== undefined}
            onPress={() => {
              setOpen(false)
              setNaming('new')
            }}
          >
            {t(l.saveView)}
          </Button>
        </div>
      </Popover>
      {naming ? <NameView of={naming} line={line} saved={saved} onClose={() => setNaming(null)} /> : null}
    </>
  )
}

interface ViewMenuProps {
  readonly filter: SavedFilter
  readonly at: number
  readonly count: number
  readonly line: string
  readonly saved: SavedFilters
  readonly onRename: () => void
}

const ViewMenu = ({ filter, at, count, line, saved, onRename }: ViewMenuProps) => {
  const { t } = useI18n()
  const toasts = useToasts()
  const { name } = filter
  const remove = async () => {
    await saved.remove(filter, t(l.viewRemoved, { name }))
    // A shared one's toast comes with the command.
    if (filter.isShared) return
    toasts.show({
      text: t(l.viewRemoved, { name }),
      action: { label: t(l.undo), onAction: () => saved.putBack(filter, at) },
    })
  }
  return (
    <Menu
      label={t(l.viewMenu, { name })}
      trigger={<IconButton icon={Ellipsis} size="small" label={t(l.viewMenu, { name })} />}
      items={[
        { id: 'rename', label: t(l.rename), onAction: onRename },
        {
          id: 'replace',
          label: t(l.replaceView),
          isDisabled: line === '' || line === filter.query,
          onAction: () =>
            void saved
              .change(filter, { query: line })
              .then((isDone) => isDone && toasts.show({ text: t(l.viewUpdated, { name }) })),
        },
        { id: 'up', label: t(l.moveUp), isDisabled: at === 0, onAction: () => saved.move(filter, -1) },
        { id: 'down', label: t(l.moveDown), isDisabled: at === count - 1, onAction: () => saved.move(filter, 1) },
        'separator',
        { id: 'remove', label: t(l.removeView), danger: true, onAction: () => void remove() },
      ]}
    />
  )
}

interface NameViewProps {
  readonly of: SavedFilter | 'new'
  readonly line: string
  readonly saved: SavedFilters
  readonly onClose: () => void
}

const NameView = ({ of, line, saved, onClose }: NameViewProps) => {
  const { t } = useI18n()
  const toasts = useToasts()
  const form = useId()
  const [name, setName] = useState(of === 'new' ? '' : of.name)
  const [isShared, setShared] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = name.trim()
    if (!given) return
    const isDone =
      of === 'new' ? await saved.save({ name: given, query: line, isShared }) : await saved.change(of, { name: given })
    if (!isDone) return
    onClose()
    if (of === 'new') toasts.show({ text: t(l.viewSaved, { name: given }) })
  }
  return (
    <Dialog
      title={t(of === 'new' ? l.saveView : l.renameView)}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={!name.trim()}>
            {t(l.save)}
          </Button>
        </>
      }
    >
      <form id={form} className="v-stack" onSubmit={submit}>
        <TextField
          label={t(l.viewName)}
          value={name}
          onChange={setName}
          maxLength={80}
          placeholder={t(l.viewNameHint)}
          isRequired
          autoFocus
        />
        {of === 'new' ? (
          <>
            <Checkbox isSelected={isShared} onChange={setShared}>
              {t(l.shareView)}
            </Checkbox>
            <p className="v-quiet">{t(isShared ? l.shareHint : l.privateHint)}</p>
          </>
        ) : null}
      </form>
    </Dialog>
  )
}
