type Click = (item: MenuItem, window: unknown, event: object) => void

interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly submenu?: readonly Template[]
  readonly click?: Click
}

/** What a test sees of a menu. */
export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly role: string
  readonly accelerator: string
  readonly items: readonly MenuItem[]
  readonly click?: Click
}

const itemOf = (template: Template): MenuItem => {
  if (!template.label && !template.role && template.type !== 'separator')
    throw new Error('Invalid template for MenuItem: must have label, role or type')
  return {
    id: template.id ?? '',
    label: template.type === 'separator' ? '-' : (template.label ?? ''),
    role: template.role ?? '',
    accelerator: template.accelerator ?? '',
    items: (template.submenu ?? []).map(itemOf),
    click: template.click,
  }
}

let current: readonly MenuItem[] = []

export const Menu = {
  buildFromTemplate: (template: readonly Template[]) => ({ items: template.map(itemOf) }),
  setApplicationMenu(menu: { readonly items: readonly MenuItem[] }) {
    current = menu.items
  },
}

export const applicationMenu = (): readonly MenuItem[] => current

const find = (items: readonly MenuItem[], id: string): MenuItem | undefined => {
  for (const item of items) {
    const found = item.id === id ? item : find(item.items, id)
    if (found) return found
  }
  return undefined
}

export const clickMenu = (id: string): void => {
  const item = find(current, id)
  if (!item?.click) throw new Error(`no menu item '${id}'`)
  item.click(item, null, {})
}
