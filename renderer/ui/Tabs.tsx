import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import './Tabs.css'

export interface TabItem {
  readonly id: string
  readonly label: string
  readonly count?: number
  readonly content: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly items: readonly TabItem[]
  /** Controlled when given (keep it in the URL). */
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

export const Tabs = ({ label, items, selected, onSelect }: TabsProps) => (
  <AriaTabs className="v-tabs" selectedKey={selected} onSelectionChange={(key) => onSelect?.(String(key))}>
    <TabList className="v-tab-list" aria-label={label}>
      {items.map((item) => (
        <Tab key={item.id} id={item.id} className="v-tab">
          {item.label}
          {item.count === undefined ? null : <span className="v-tab-count">{item.count}</span>}
        </Tab>
      ))}
    </TabList>
    {items.map((item) => (
      <TabPanel key={item.id} id={item.id} className="v-tab-panel">
        {item.content}
      </TabPanel>
    ))}
  </AriaTabs>
)
