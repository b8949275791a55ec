import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components'
import { foldText } from '../../shared/lib/foldText.ts'
import type { SearchHit } from '../store/api.ts'
import { useSession } from '../store/hooks.tsx'
import { type Action, useActions } from '../ui/actions.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { keyText } from '../ui/Kbd.tsx'
import { Marked } from '../ui/Marked.tsx'
import { hrefOfHit, iconOfHit, wordOfHit } from './hits.ts'
import { messages } from './messages.ts'
import './Palette.css'

/** What the open screen offers comes first, each part in the order in which it was written down; what is possible everywhere follows. */
const inOrder = (actions: readonly Action[]): readonly Action[] => {
  const parts = new Map<string, Map<string, Action>>()
  for (const action of actions) {
    const part = action.id.split('.')[0]!
    const own = parts.get(part) ?? new Map<string, Action>()
    parts.set(part, own.set(action.id, action))
  }
  const everywhere = parts.get('frame')
  parts.delete('frame')
  return [...parts.values()]
    .reverse()
    .concat(everywhere ?? [])
    .flatMap((part) => [...part.values()])
}

const shownActions = (actions: readonly Action[], query: string): readonly Action[] => {
  const words = foldText(query.trim()).split(/\s+/).filter(Boolean)
  return inOrder(actions).filter((action) => {
    if (action.isHidden || action.id === 'frame.palette') return false
    const text = foldText(`${action.label} ${action.also ?? ''}`)
    return words.every((word) => text.split(/\s+/).some((each) => each.startsWith(word)) || text.includes(word))
  })
}

const useHits = (query: string): { readonly hits: readonly SearchHit[]; readonly isPending: boolean } => {
  const session = useSession()
  const [found, setFound] = useState<{ readonly query: string; readonly hits: readonly SearchHit[] }>({
    query: '',
    hits: [],
  })
  useEffect(() => {
    let isStale = false
    if (query.trim() !== '')
      session.search(query, { limit: 12 }).then(
        (hits) => {
          if (!isStale) setFound({ query, hits })
        },
        () => {},
      )
    return () => {
      isStale = true
    }
  }, [session, query])
  // What was found for the last letters stays until the next answer: a list that blinks cannot be read.
  return query.trim() === '' ? { hits: [], isPending: false } : { hits: found.hits, isPending: found.query !== query }
}

/** Go, do, find: one field for everything. */
export const Palette = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const [query, setQuery] = useState('')
  const close = () => {
    onClose()
    setQuery('')
  }
  return (
    <ModalOverlay
      className="v-veil v-palette-veil"
      isOpen={isOpen}
      onOpenChange={(next) => next || close()}
      isDismissable
    >
      <Modal className="v-modal v-palette">
        <Dialog className="v-dialog" aria-label={t(messages.palette)} data-v-modal>
          <PaletteBody query={query} onQuery={setQuery} onClose={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface PaletteBodyProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly onClose: () => void
}

const PaletteBody = ({ query, onQuery, onClose }: PaletteBodyProps) => {
  const { t } = useI18n()
  const navigate = useNavigate()
  const actions = shownActions(useActions(), query)
  const { hits, isPending } = useHits(query)
  // Who types how an action begins means the action; it also stands there before anything is found, so nothing moves under Enter.
  const typed = foldText(query.trim())
  const isMeant = ({ label }: Action) => typed !== '' && foldText(label).startsWith(typed)
  const meant = actions.filter(isMeant)
  const rest = actions.filter((action) => !isMeant(action))
  const go = rest.filter((action) => action.group === 'go')
  const acts = rest.filter((action) => action.group !== 'go')
  const run = (action: Action) => {
    onClose()
    action.run()
  }
  const groups =
    query.trim() === '' ? [['do', acts] as const, ['go', go] as const] : [['go', go] as const, ['do', acts] as const]
  return (
    <Autocomplete inputValue={query} onInputChange={onQuery}>
      <TextField className="v-palette-field" aria-label={t(messages.palette)} autoFocus>
        <Search size={16} aria-hidden />
        <Input className="v-palette-input" placeholder={t(messages.paletteHint)} />
      </TextField>
      <Menu
        className="v-palette-list"
        aria-label={t(messages.palette)}
        renderEmptyState={() => <p className="v-palette-empty">{isPending ? '\u00a0' : t(messages.nothing)}</p>}
      >
        <ActionSection title={t(messages[meant[0]?.group ?? 'do'])} actions={meant} onRun={run} />
        {hits.length > 0 ? (
          <MenuSection className="v-palette-group">
            <Header className="v-palette-title">{t(messages.find)}</Header>
            {hits.map((hit) => {
              const Icon = iconOfHit(hit)
              return (
                <MenuItem
                  key={hit.id}
                  id={hit.id}
                  textValue={hit.title}
                  className="v-palette-item"
                  onAction={() => {
                    onClose()
                    void navigate({ href: hrefOfHit(hit) })
                  }}
                >
                  <Icon size={16} aria-hidden />
                  <span className="v-palette-label v-truncate">
                    <Marked text={hit.title} terms={hit.terms} />
                    {hit.detail ? (
                      <span className="v-palette-detail">
                        {' '}
                        <Marked text={hit.detail} terms={hit.terms} />
                      </span>
                    ) : null}
                  </span>
                  <span className="v-palette-kind">{t(wordOfHit(hit))}</span>
                </MenuItem>
              )
            })}
          </MenuSection>
        ) : null}
        {groups.map(([name, list]) => (
          <ActionSection key={name} title={t(messages[name])} actions={list} onRun={run} />
        ))}
      </Menu>
    </Autocomplete>
  )
}

interface ActionSectionProps {
  readonly title: string
  readonly actions: readonly Action[]
  readonly onRun: (action: Action) => void
}

const ActionSection = ({ title, actions, onRun }: ActionSectionProps) => {
  const { locale } = useI18n()
  if (actions.length === 0) return null
  return (
    <MenuSection className="v-palette-group">
      <Header className="v-palette-title">{title}</Header>
      {actions.map((action) => (
        <MenuItem
          key={action.id}
          id={action.id}
          textValue={action.label}
          className="v-palette-item"
          onAction={() => onRun(action)}
        >
          {action.icon ? <action.icon size={16} aria-hidden /> : <span className="v-palette-no-icon" />}
          <span className="v-palette-label v-truncate">{action.label}</span>
          {action.keys ? (
            <Keyboard className="v-menu-keys">{keyText(action.keys.split('|')[0]!, locale)}</Keyboard>
          ) : null}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
