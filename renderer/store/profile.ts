import Dexie, { type Table } from 'dexie'
import * as z from 'zod/mini'
import type { CommitId } from '../../shared/model/ids.ts'
import type { DeviceKeys } from '../../shared/roster/keys.ts'
import type { NetworkEntry } from './api.ts'
import type { StoredApplication } from './applications.ts'

/** What a person chose for this app on this machine; the same for all her networks. */
export interface AppSettings {
  /** null: as the system says. */
  readonly locale: 'en' | 'de' | 'ru' | null
  readonly scheme: 'system' | 'light' | 'dark'
  readonly density: 'normal' | 'compact'
  /** Reading aids. Spacing in em beyond normal, scale as a factor. */
  readonly letterSpacing: number
  readonly wordSpacing: number
  readonly lineHeight: number
  readonly textScale: number
  readonly tint: 'none' | 'cream' | 'blue' | 'green' | 'rose'
  /** The rail shows icons only. */
  readonly railCollapsed: boolean
  /** Look for others of the network. */
  readonly meet: boolean
  /** Signalling address typed by hand; '' = the one of this app. */
  readonly hub: string
  /** Recommendations that she does not want to see again: `keepers/<network>`. */
  readonly dismissed: readonly string[]
}

const spacing = z.number().check(z.minimum(0), z.maximum(1))
const schema = {
  locale: z.nullable(z.enum(['en', 'de', 'ru'])),
  scheme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['normal', 'compact']),
  letterSpacing: spacing,
  wordSpacing: spacing,
  lineHeight: spacing,
  textScale: z.number().check(z.minimum(0.8), z.maximum(2)),
  tint: z.enum(['none', 'cream', 'blue', 'green', 'rose']),
  railCollapsed: z.boolean(),
  meet: z.boolean(),
  hub: z.string().check(z.maxLength(500)),
  dismissed: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)),
} satisfies { readonly [K in keyof AppSettings]: z.ZodMiniType<AppSettings[K]> }

export const defaultSettings: AppSettings = {
  locale: null,
  scheme: 'system',
  density: 'normal',
  letterSpacing: 0,
  wordSpacing: 0,
  lineHeight: 0,
  textScale: 1,
  tint: 'none',
  railCollapsed: false,
  meet: true,
  hub: '',
  dismissed: [],
}

/** Reading is total: a setting of another version, or a broken one, becomes its default. */
export const parseSettings = (stored: unknown): AppSettings => {
  const raw = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const read = <K extends keyof AppSettings>(key: K): AppSettings[K] => {
    const parsed = schema[key].safeParse(raw[key])
    return parsed.success ? (parsed.data as AppSettings[K]) : defaultSettings[key]
  }
  return Object.fromEntries(
    Object.keys(schema).map((key) => [key, read(key as keyof AppSettings)]),
  ) as unknown as AppSettings
}

/** `made` is false while a network is being founded or joined; such an entry is not shown, and its leftovers are cleared away after a crash. */
export interface StoredNetwork extends NetworkEntry {
  readonly made: boolean
}

/** The keys with which this machine knocks until it is let in: a door that has admitted them, and was not heard, knows them again. */
export interface StoredGuest {
  readonly via: CommitId
  readonly keys: DeviceKeys
  /** When the invitation ends, epoch ms. */
  readonly until: number
}

/** The small database of this machine: which networks there are, and the app's settings. */
export class ProfileDb extends Dexie {
  declare readonly networks: Table<StoredNetwork, string>
  declare readonly settings: Table<unknown, string>
  /** Networks this machine asks to be taken into, by net. */
  declare readonly applications: Table<StoredApplication, string>
  /** Invitations this machine knocks with, by `via`. */
  declare readonly guests: Table<StoredGuest, string>

  constructor(name = 'vmeste-profile') {
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict' })
    this.version(1).stores({ networks: 'key', settings: '' })
    this.version(2).stores({ applications: 'net' })
    this.version(3).stores({ guests: 'via' })
    this.on('versionchange', () => this.close({ disableAutoOpen: true }))
  }
}

export const profile = new ProfileDb()
