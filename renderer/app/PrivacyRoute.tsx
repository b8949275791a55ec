import { PrivacyScreen } from '../features/privacy/PrivacyScreen.tsx'
import { useSession } from '../store/hooks.tsx'
import { desktop } from './desktop.ts'
import { saveBundle } from './saveEverything.ts'

export const PrivacyRoute = () => {
  const session = useSession()
  return <PrivacyScreen saveAll={() => saveBundle(desktop, session)} />
}
