import { type Action, useActions } from '../ui/actions.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { messages } from './messages.ts'
import './KeyboardHelp.css'

interface KeyLine {
  readonly label: string
  readonly keys: readonly string[]
}

const linesOf = (actions: readonly Action[]): readonly KeyLine[] =>
  actions
    .filter((action) => action.keys)
    .map((action) => ({ label: action.label, keys: [action.keys!.split('|')[0]!] }))

const Group = ({ title, lines }: { readonly title: string; readonly lines: readonly KeyLine[] }) =>
  lines.length === 0 ? null : (
    <section className="v-keys-group">
      <h3>{title}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.label} className="v-keys-line">
            <dt>{line.label}</dt>
            <dd>
              {line.keys.map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )

/** All keys that work at the moment. */
export const KeyboardHelp = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const actions = useActions()
  const here = actions.filter((action) => !action.id.startsWith('frame.'))
  const everywhere = actions.filter((action) => action.id.startsWith('frame.'))
  return (
    <Dialog title={t(messages.keys)} isOpen={isOpen} onClose={onClose} size="large">
      <div className="v-keys">
        <Group title={t(messages.keysHere)} lines={linesOf(here)} />
        <Group title={t(messages.keysEverywhere)} lines={linesOf(everywhere)} />
        <Group
          title={t(messages.keysLists)}
          lines={[
            { label: t(messages.keySearch), keys: ['/'] },
            { label: t(messages.keyMove), keys: ['ArrowUp', 'ArrowDown'] },
            { label: t(messages.keyOpen), keys: ['Enter'] },
            { label: t(messages.keyEnds), keys: ['Home', 'End'] },
            { label: t(messages.keyPage), keys: ['PageUp', 'PageDown'] },
          ]}
        />
      </div>
    </Dialog>
  )
}
