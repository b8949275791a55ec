import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { IconType } from './icon.ts'
import './Segmented.css'

export interface SegmentedProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly options: readonly { readonly id: Id; readonly label: string; readonly icon?: IconType }[]
  /** Icons alone; labels are still read. */
  readonly iconsOnly?: boolean
}

/** One of a few, all visible: views, schemes, answers. */
export const Segmented = <Id extends string>({ label, value, onChange, options, iconsOnly }: SegmentedProps<Id>) => (
  <ToggleButtonGroup
    className="v-segmented"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const [id] = [...keys]
      if (id !== undefined && id !== value) onChange(id as Id)
    }}
  >
    {options.map(({ id, label: text, icon: Icon }) => (
      <ToggleButton key={id} id={id} className="v-segment" aria-label={iconsOnly ? text : undefined}>
        {Icon ? <Icon size={16} aria-hidden /> : null}
        {iconsOnly ? null : text}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
)
