import type { Join } from '../features/welcome/JoinScreen.tsx'
import type { LinkLaptop } from '../features/welcome/LinkScreen.tsx'
import type { Recover } from '../features/welcome/RecoverScreen.tsx'
import { joinNetwork } from '../store/joinNetwork.ts'
import { linkDevice } from '../store/linkDevice.ts'
import { recoverNetwork } from '../store/recoverNetwork.ts'
import { desktop } from './desktop.ts'
import { hubsOf } from './hubs.ts'

/** Knocks at the door of the network that an invitation names, wherever this machine can look for it. */
export const join: Join = (link, name, onState, signal) =>
  joinNetwork({ link, name, hubs: hubsOf(desktop), reach: desktop.hubAt, onState, signal })

/** Makes this machine a second laptop of somebody, wherever the first one can be looked for. */
export const linkLaptop: LinkLaptop = (options) =>
  linkDevice({ ...options, hubs: hubsOf(desktop), reach: desktop.hubAt })

/** Back by a sheet of paper, wherever somebody of the network can be looked for. */
export const recover: Recover = (sheet, onState, signal) =>
  recoverNetwork({ sheet, hubs: hubsOf(desktop), reach: desktop.hubAt, onState, signal })
