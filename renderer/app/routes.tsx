import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { HomeScreen } from '../features/home/HomeScreen.tsx'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { InviteScreen } from '../features/sync/InviteScreen.tsx'
import { ReceiptScreen } from '../features/sync/ReceiptScreen.tsx'
import { ReceiptsScreen } from '../features/sync/ReceiptsScreen.tsx'
import { JoinScreen } from '../features/welcome/JoinScreen.tsx'
import { WelcomeScreen } from '../features/welcome/WelcomeScreen.tsx'
import { desktop } from './desktop.ts'
import { hubsOf } from './hubs.ts'
import { useOpenNetwork } from './NetworkContext.tsx'

/** Screens that need to be told where they stand; features know nothing of the app around them. */

const useEnter = () => {
  const { open } = useOpenNetwork()
  const navigate = useNavigate()
  return (key: string) => {
    open(key)
    void navigate({ to: '/' })
  }
}

export const WelcomeRoute = () => {
  const { networks } = useOpenNetwork()
  return <WelcomeScreen networks={networks ?? []} onEnter={useEnter()} />
}

const hubs = hubsOf(desktop)

export const JoinRoute = () => {
  const { link } = useSearch({ strict: false }) as { readonly link?: unknown }
  return <JoinScreen link={typeof link === 'string' ? link : ''} hubs={hubs} onEnter={useEnter()} />
}

export const HomeRoute = () => <HomeScreen />
export const SettingsRoute = () => <SettingsScreen />
export const ReceiptsRoute = () => <ReceiptsScreen />
export const ReceiptRoute = () => {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  return <ReceiptScreen id={id ?? ''} />
}
export const InviteRoute = () => <InviteScreen />
