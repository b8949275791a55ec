/** What a test decides about the machine the desktop runs on; handed over in the environment. */
export interface StandInSettings {
  readonly userData: string
  readonly chromium: string
  readonly chromiumArgs: readonly string[]
  /** BCP 47 tag of the system. */
  readonly locale: string
  readonly workAreas: readonly { x: number; y: number; width: number; height: number }[]
}

export const SETTINGS_VARIABLE = 'VMESTE_STAND_IN'

export const readSettings = (): StandInSettings => {
  const text = process.env[SETTINGS_VARIABLE]
  if (!text) throw new Error('the stand-in for Electron is started by test/support/electron/launch.ts')
  return JSON.parse(text) as StandInSettings
}
