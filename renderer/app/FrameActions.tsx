import { useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import {
  CalendarDays,
  CalendarPlus,
  Columns3,
  DoorOpen,
  House,
  IdCard,
  Inbox,
  Keyboard,
  Laptop,
  Plus,
  QrCode,
  Redo2,
  ScrollText,
  Search,
  Settings,
  ShieldHalf,
  Undo2,
  UserPlus,
  UserRoundPlus,
  Users,
  UsersRound,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { MenuAction } from '../../shared/ipc/contract.ts'
import { n as noticeWords } from '../store/duties/noticeMessages.ts'
import { useRun } from '../store/hooks.tsx'
import { leftText } from '../store/undoWords.ts'
import { useIsAmbassador } from '../store/useIsAmbassador.ts'
import { useAction } from '../ui/actions.tsx'
import { useI18n } from '../ui/i18n.tsx'
import { isTyping } from '../ui/keys.ts'
import { problemText } from '../ui/problems.ts'
import { useToasts } from '../ui/toasts.tsx'
import { desktop } from './desktop.ts'
import { doneText } from './doneWords.ts'
import { messages } from './messages.ts'

interface FrameActionsProps {
  readonly onPalette: () => void
  readonly onKeys: () => void
}

/** What can be done everywhere; also from the menus of the desktop. Draws nothing. */
export const FrameActions = ({ onPalette, onKeys }: FrameActionsProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const navigate = useNavigate()
  const router = useRouter()
  const { undo, redo } = useRun()
  const toasts = useToasts()
  const isAmbassador = useIsAmbassador()
  const pathname = useLocation({ select: (at) => at.pathname })

  const step = async (back: boolean) => {
    const result = await (back ? undo() : redo())
    if (!result.ok) toasts.show({ text: problemText(i18n, result.error), tone: 'bad' })
    else if (result.value === null)
      toasts.show({ text: t(back ? messages.nothingToUndo : messages.nothingToRedo), timeout: 3000 })
    else if (result.value.restored === 0 && result.value.left > 0)
      toasts.show({ text: leftText(i18n, result.value, back), tone: 'bad' })
    else {
      const left = leftText(i18n, result.value, back)
      if (left !== '') toasts.show({ text: left, tone: 'bad' })
      toasts.show({
        text: t(back ? messages.undone : messages.redone, { what: doneText(i18n, result.value.label) }),
        action: { label: t(back ? messages.redo : messages.undo), onAction: () => void step(!back) },
      })
    }
  }

  // The screens themselves offer these with their key; here they are for everywhere else.
  useAction({
    id: 'frame.newEvent',
    label: t(messages.newEvent),
    icon: CalendarPlus,
    isEnabled: !pathname.startsWith('/events'),
    run: () => void navigate({ to: '/events', search: { new: 1 } }),
  })
  useAction({
    id: 'frame.newPerson',
    label: t(messages.newPerson),
    icon: UserRoundPlus,
    isEnabled: isAmbassador && !pathname.startsWith('/people'),
    run: () => void navigate({ to: '/people', search: { new: 1 } }),
  })
  useAction({
    id: 'frame.newDepartment',
    label: t(messages.newDepartment),
    icon: Plus,
    isEnabled: pathname !== '/departments',
    run: () => void navigate({ to: '/departments', search: { new: 1 } }),
  })
  useAction({ id: 'frame.palette', label: t(messages.palette), keys: 'Mod+k', icon: Search, run: onPalette })
  useAction({ id: 'frame.keys', label: t(messages.allKeys), keys: '?', icon: Keyboard, run: onKeys })
  useAction({
    id: 'frame.home',
    label: t(messages.home),
    keys: 'g h',
    icon: House,
    group: 'go',
    run: () => void navigate({ to: '/' }),
  })
  useAction({
    id: 'frame.people',
    label: t(messages.people),
    keys: 'g p',
    icon: Users,
    group: 'go',
    run: () => void navigate({ to: '/people' }),
  })
  useAction({
    id: 'frame.contacts',
    label: t(messages.contacts),
    also: t(messages.contactsAlso),
    keys: 'g c',
    icon: IdCard,
    group: 'go',
    run: () => void navigate({ to: '/met' }),
  })
  useAction({
    id: 'frame.duplicates',
    label: t(messages.duplicates),
    icon: UsersRound,
    isEnabled: isAmbassador,
    run: () => void navigate({ to: '/people/duplicates' }),
  })
  useAction({
    id: 'frame.swapCards',
    label: t(messages.swapCards),
    icon: QrCode,
    isEnabled: pathname !== '/met',
    run: () => void navigate({ to: '/met', search: { swap: 1 } as never }),
  })
  useAction({
    id: 'frame.admission',
    label: t(messages.admission),
    keys: 'g a',
    icon: DoorOpen,
    group: 'go',
    run: () => void navigate({ to: '/admission' }),
  })
  useAction({
    id: 'frame.departments',
    label: t(messages.departments),
    keys: 'g d',
    icon: Columns3,
    group: 'go',
    run: () => void navigate({ to: '/departments' }),
  })
  useAction({
    id: 'frame.events',
    label: t(messages.events),
    keys: 'g e',
    icon: CalendarDays,
    group: 'go',
    run: () => void navigate({ to: '/events' }),
  })
  useAction({
    id: 'frame.receipts',
    label: t(messages.receipts),
    keys: 'g r',
    icon: Inbox,
    group: 'go',
    run: () => void navigate({ to: '/receipts' }),
  })
  useAction({
    id: 'frame.notices',
    label: t(noticeWords.title),
    icon: ScrollText,
    group: 'go',
    run: () => void navigate({ to: '/notices' }),
  })
  useAction({
    id: 'frame.devices',
    label: t(messages.devices),
    icon: Laptop,
    group: 'go',
    run: () => void navigate({ to: '/devices' }),
  })
  useAction({
    id: 'frame.privacy',
    label: t(messages.privacy),
    icon: ShieldHalf,
    group: 'go',
    run: () => void navigate({ to: '/privacy' }),
  })
  useAction({
    id: 'frame.settings',
    label: t(messages.settings),
    keys: 'g s|Mod+,',
    icon: Settings,
    group: 'go',
    run: () => void navigate({ to: '/settings' }),
  })
  useAction({
    id: 'frame.invite',
    label: t(messages.invite),
    keys: 'i',
    icon: UserPlus,
    run: () => void navigate({ to: '/invite' }),
  })
  useAction({ id: 'frame.undo', label: t(messages.undo), keys: 'Mod+z', icon: Undo2, run: () => void step(true) })
  useAction({
    id: 'frame.redo',
    label: t(messages.redo),
    keys: 'Mod+Shift+z|Mod+y',
    icon: Redo2,
    run: () => void step(false),
  })
  // The page's own Escape (an open record, a selection) is mounted later and wins.
  useAction({
    id: 'frame.back',
    label: t(messages.keyBack),
    keys: 'Escape',
    isHidden: true,
    run: () => {
      if (router.state.location.pathname !== '/') router.history.back()
    },
  })

  const fromMenu: Record<MenuAction, () => void> = {
    // A text undoes its own typing, also from the menu.
    undo: () => void (isTyping(document.activeElement) ? document.execCommand('undo') : step(true)),
    redo: () => void (isTyping(document.activeElement) ? document.execCommand('redo') : step(false)),
    palette: onPalette,
    keys: onKeys,
    find: () =>
      void document.querySelector<HTMLInputElement>('main [role=search] input, main .v-search input')?.focus(),
    settings: () => void navigate({ to: '/settings' }),
    invite: () => void navigate({ to: '/invite' }),
    join: () => void navigate({ to: '/join' }),
    exportBundle: () => void navigate({ to: '/settings', search: { do: 'export' } }),
    importBundle: () => void navigate({ to: '/settings', search: { do: 'import' } }),
  }
  const latest = useRef(fromMenu)
  latest.current = fromMenu
  useEffect(() => desktop.onMenu((action) => latest.current[action]()), [])
  return null
}
