import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { flushSync } from 'react-dom'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { InviteScreen } from '../features/sync/InviteScreen.tsx'
import { ReceiptScreen } from '../features/sync/ReceiptScreen.tsx'
import { ReceiptsScreen } from '../features/sync/ReceiptsScreen.tsx'
import { ApplyScreen } from '../features/welcome/ApplyScreen.tsx'
import { JoinScreen } from '../features/welcome/JoinScreen.tsx'
import { LinkScreen } from '../features/welcome/LinkScreen.tsx'
import { RecoverScreen } from '../features/welcome/RecoverScreen.tsx'
import { WelcomeScreen } from '../features/welcome/WelcomeScreen.tsx'
import type { NetworkEntry } from '../store/api.ts'
import { useSession } from '../store/hooks.tsx'
import { desktop } from './desktop.ts'
import { join, linkLaptop, recover } from './join.ts'
import { useOpenNetwork } from './NetworkContext.tsx'
import { saveBundle } from './saveEverything.ts'
import { handSheet, useSheetGiven } from './sheetGiven.ts'

/** Screens that need to be told where they stand; features know nothing of the app around them. */

const useEnter = () => {
  const { open } = useOpenNetwork()
  const navigate = useNavigate()
  return (entry: NetworkEntry) => {
    // At once: the router draws its new place before pending state, and would find no network there and turn back.
    flushSync(() => open(entry))
    void navigate({ to: '/' })
  }
}

export const WelcomeRoute = () => {
  const { networks } = useOpenNetwork()
  return <WelcomeScreen networks={networks} onEnter={useEnter()} />
}

export const JoinRoute = () => {
  const { networks } = useOpenNetwork()
  const navigate = useNavigate()
  const enter = useEnter()
  const { link } = useSearch({ strict: false }) as { readonly link?: unknown }
  // The browser's form of an invitation: `#/join/<payload>`.
  const { payload } = useParams({ strict: false }) as { readonly payload?: string }
  const given = payload ? `#/join/${payload}` : typeof link === 'string' ? link : ''
  return (
    <JoinScreen
      link={given}
      networks={networks}
      join={join}
      onEnter={enter}
      onApply={(application) => void navigate({ to: '/apply/$payload', params: { payload: application } })}
      onReturn={(way, text) => {
        if (way === 'recover') handSheet(text)
        void navigate(way === 'link' ? { to: '/link', search: { link: text } } : { to: '/recover' })
      }}
      onBack={() => void navigate({ to: '/welcome' })}
    />
  )
}

export const ApplyRoute = () => {
  const { networks } = useOpenNetwork()
  const navigate = useNavigate()
  const { payload = '' } = useParams({ strict: false }) as { readonly payload?: string }
  return (
    <ApplyScreen
      key={payload}
      link={`#/apply/${payload}`}
      networks={networks ?? []}
      onEnter={useEnter()}
      onBack={() => void navigate({ to: '/welcome' })}
    />
  )
}

/** What an address of the kind `#/<place>/<payload>` was opened with, or what was pasted elsewhere; '' without either. */
const useGiven = (place: string): string => {
  const { payload } = useParams({ strict: false }) as { readonly payload?: string }
  const { link } = useSearch({ strict: false }) as { readonly link?: unknown }
  return payload ? `vmeste://${place}/${payload}` : typeof link === 'string' ? link : ''
}

export const LinkRoute = () => {
  const { networks } = useOpenNetwork()
  const navigate = useNavigate()
  return (
    <LinkScreen
      link={useGiven('link')}
      networks={networks}
      linkLaptop={linkLaptop}
      onEnter={useEnter()}
      onBack={() => void navigate({ to: '/welcome' })}
    />
  )
}

export const RecoverRoute = () => {
  const { networks } = useOpenNetwork()
  const navigate = useNavigate()
  return (
    <RecoverScreen
      link={useSheetGiven(useGiven('recover'))}
      networks={networks}
      recover={recover}
      onEnter={useEnter()}
      onBack={() => void navigate({ to: '/welcome' })}
    />
  )
}

export const SettingsRoute = () => {
  const session = useSession()
  const navigate = useNavigate()
  return (
    <SettingsScreen save={() => saveBundle(desktop, session)} onRemoved={() => void navigate({ to: '/welcome' })} />
  )
}
export const ReceiptsRoute = () => <ReceiptsScreen />
export const ReceiptRoute = () => {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  return <ReceiptScreen key={id} id={id ?? ''} />
}
export const InviteRoute = () => <InviteScreen />
