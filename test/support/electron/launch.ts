import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronPath } from '../../../scripts/electronRuntime.mjs'
import type { Desktop, LaunchOptions } from './desktop.ts'
import { launchOnElectron } from './launchOnElectron.ts'
import { launchOnStandIn } from './launchOnStandIn.ts'

const runtime = electronPath()

/** The Electron runtime is on this machine, so the specs run on it rather than on the stand-in. */
export const onRealElectron = runtime !== null

/** Starts the built app as a person would start the installed one. */
export const launchDesktop = (options: LaunchOptions): Promise<Desktop> =>
  runtime ? launchOnElectron(runtime, options) : launchOnStandIn(options)

/** A fresh `userData` folder, and how to remove it. */
export const temporaryProfile = async (): Promise<{ path: string; remove(): Promise<void> }> => {
  // macOS hands out a path through a link, which a saved file would not show.
  const path = await realpath(await mkdtemp(join(tmpdir(), 'vmeste-desktop-')))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}
