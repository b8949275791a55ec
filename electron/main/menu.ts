import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuAction } from '../../shared/ipc/contract.ts'
import { type Locale, type Message, say } from '../services/messages.ts'
import { menuMessages as words } from './menuMessages.ts'

export interface MenuOptions {
  readonly locale: Locale
  readonly platform: NodeJS.Platform
  readonly development: boolean
  readonly act: (action: MenuAction) => void
  readonly newWindow: () => void
}

/** The application menu in one language. Plain data, so that a test can read it. */
export const menuTemplate = (options: MenuOptions): MenuItemConstructorOptions[] => {
  const { locale, act } = options
  const isMac = options.platform === 'darwin'
  const word = (message: Message) => say(message, locale)
  const role = (name: MenuItemConstructorOptions['role'], message: Message): MenuItemConstructorOptions => ({
    role: name,
    label: word(message),
  })
  // The window handles its keys itself (a text field undoes typing, a board undoes a move): the menu only shows them.
  const action = (name: MenuAction, message: Message, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label: word(message),
    accelerator,
    registerAccelerator: false,
    click: () => act(name),
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const settings = action('settings', words.settings, 'CmdOrCtrl+,')
  const appMenu: MenuItemConstructorOptions = {
    label: 'Vmeste',
    submenu: [
      role('about', words.about),
      separator,
      settings,
      separator,
      role('services', words.services),
      separator,
      role('hide', words.hide),
      role('hideOthers', words.hideOthers),
      role('unhide', words.unhide),
      separator,
      role('quit', words.quit),
    ],
  }
  const file: MenuItemConstructorOptions = {
    label: word(words.file),
    submenu: [
      { id: 'newWindow', label: word(words.newWindow), accelerator: 'CmdOrCtrl+Shift+N', click: options.newWindow },
      separator,
      action('invite', words.invite),
      action('join', words.join),
      separator,
      action('importBundle', words.importBundle),
      action('exportBundle', words.exportBundle),
      ...(isMac ? [] : [separator, settings]),
      separator,
      isMac ? role('close', words.close) : role('quit', words.quit),
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: word(words.edit),
    submenu: [
      action('undo', words.undo, 'CmdOrCtrl+Z'),
      action('redo', words.redo, isMac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      separator,
      role('cut', words.cut),
      role('copy', words.copy),
      role('paste', words.paste),
      role('selectAll', words.selectAll),
      separator,
      action('find', words.find, 'CmdOrCtrl+F'),
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: word(words.view),
    submenu: [
      action('palette', words.palette, 'CmdOrCtrl+K'),
      separator,
      role('zoomIn', words.zoomIn),
      role('zoomOut', words.zoomOut),
      role('resetZoom', words.resetZoom),
      role('togglefullscreen', words.fullScreen),
      ...(options.development ? [separator, role('reload', words.reload), role('toggleDevTools', words.devTools)] : []),
    ],
  }
  const window: MenuItemConstructorOptions = {
    label: word(words.window),
    role: 'windowMenu',
    submenu: [role('minimize', words.minimize), role('zoom', words.zoom), separator, role('front', words.front)],
  }
  const help: MenuItemConstructorOptions = {
    label: word(words.help),
    role: 'help',
    submenu: [action('keys', words.keys), ...(isMac ? [] : [separator, role('about', words.about)])],
  }
  return [...(isMac ? [appMenu] : []), file, edit, view, ...(isMac ? [window] : []), help]
}

export const showMenu = (options: MenuOptions): void => {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}
