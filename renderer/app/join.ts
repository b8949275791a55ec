import type { Join } from '../features/welcome/JoinScreen.tsx'
import { joinNetwork } from '../store/joinNetwork.ts'
import { desktop } from './desktop.ts'
import { hubsOf } from './hubs.ts'

/** Knocks at the door of the network that an invitation names, wherever this machine can look for it. */
export const join: Join = (link, name, onState, signal) =>
  joinNetwork({ link, name, hubs: hubsOf(desktop), reach: desktop.hubAt, onState, signal })
