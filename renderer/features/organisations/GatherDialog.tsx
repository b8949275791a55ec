import { useState } from 'react'
import type { LooseOrganisation } from '../../../shared/queries/looseOrganisations.ts'
import { useAct } from '../../store/useAct.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { g } from './messages.ts'

interface GatherDialogProps {
  readonly loose: readonly LooseOrganisation[]
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Many at once would be a list nobody reads; the rest comes when these are done. */
const SHOWN = 200

/** Makes records of organisations that profiles name in words only. */
export const GatherDialog = ({ loose, isOpen, onClose }: GatherDialogProps) => {
  const { t } = useI18n()
  const act = useAct()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const shown = loose.slice(0, SHOWN)
  const chosen = shown.filter(({ name }) => !left.has(name))
  const tick = (name: string, isTicked: boolean) => {
    const next = new Set(left)
    if (isTicked) next.delete(name)
    else next.add(name)
    setLeft(next)
  }
  const gather = async () => {
    const names = chosen.map(({ name }) => name)
    const done = await act('gatherOrganisations', { names }, ({ organisations, people }) =>
      t(g.gathered, { n: organisations.length, people }),
    )
    if (done.ok) onClose()
  }
  return (
    <Dialog
      title={t(g.gatherTitle)}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(g.cancel)}</Button>
          <Button variant="primary" isDisabled={chosen.length === 0} onPress={() => void gather()}>
            {t(g.gatherDo, { n: chosen.length })}
          </Button>
        </>
      }
    >
      <p className="v-quiet v-prose">{t(g.gatherText)}</p>
      <Checkbox
        isSelected={chosen.length === shown.length}
        isIndeterminate={chosen.length > 0 && chosen.length < shown.length}
        onChange={(all) => setLeft(new Set(all ? [] : shown.map(({ name }) => name)))}
      >
        {t(g.gatherAll)}
      </Checkbox>
      <ul className="v-gather">
        {shown.map(({ name, people }) => (
          <li key={name}>
            <Checkbox isSelected={!left.has(name)} onChange={(isTicked) => tick(name, isTicked)}>
              {name} <span className="v-quiet">{t(g.namedBy, { n: people })}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
