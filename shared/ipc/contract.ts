import { z } from 'zod/mini'
import type { Problem, Result } from '../lib/result.ts'
import type { CallName } from './names.ts'

/** What a person may hand to the app; decides the dialog's file filter. */
export const purposeSchema = z.enum(['people', 'calendar', 'bundle', 'mine'])
export type FilePurpose = z.infer<typeof purposeSchema>

/** Extensions without the dot, the usual one first. */
export const extensionsOf: Readonly<Record<FilePurpose, readonly string[]>> = {
  people: ['csv', 'vcf', 'tsv', 'txt'],
  calendar: ['ics'],
  bundle: ['vmeste'],
  mine: ['json'],
}

/** Larger files get a message instead of a full memory: the largest real import (20,000 members) has 10 MB. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024

export const localeSchema = z.enum(['en', 'de', 'ru'])

/** A file name without any path: the window proposes one, the person chooses where. */
export const fileNameSchema = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^/\\:*?"<>|\p{Cc}]+$/u))
const bytesSchema = z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= MAX_FILE_BYTES))

/** Payload of every call, checked by the main process before its handler sees it. */
export const callSchemas = {
  info: z.undefined(),
  hubUrl: z.undefined(),
  lan: z.undefined(),
  setLan: z.strictObject({ on: z.boolean() }),
  hubAt: z.strictObject({ address: z.string().check(z.maxLength(500)) }),
  openFile: z.strictObject({ purpose: purposeSchema }),
  saveFile: z.strictObject({ name: fileNameSchema, purpose: purposeSchema, bytes: bytesSchema }),
  takeArrivals: z.undefined(),
  setLanguage: z.strictObject({ locale: localeSchema }),
} as const satisfies Readonly<Record<CallName, z.ZodMiniType>>

export type CallPayload<N extends CallName> = z.infer<(typeof callSchemas)[N]>

export interface DesktopInfo {
  readonly platform: string
  readonly version: string
  /** BCP 47 tag of the system. */
  readonly locale: string
}

export interface OpenedFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Something given to the app from outside: a `vmeste://` link, an opened `.vmeste` file, or why one could not be read. */
export type Arrival =
  | { readonly kind: 'link'; readonly url: string }
  | ({ readonly kind: 'file' } & OpenedFile)
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Whether laptops on the same network can find this one. */
export interface LanState {
  readonly on: boolean
  /** Where they reach its hub, for invitations: `ws:` addresses. Empty while off, and where there is no network. */
  readonly hubs: readonly string[]
  /** Why nobody can come although it was switched on: `lan.noNetwork` (comes by itself), `lan.cannotListen` (it is off). */
  readonly problem: Problem | null
}

/** What each call answers. */
export interface CallAnswers {
  info: DesktopInfo
  /** WebSocket URL of this machine's hub, random path included; null while there is none. */
  hubUrl: string | null
  hubAt: string | null
  lan: LanState
  setLan: LanState
  /** null: the person closed the dialog. */
  openFile: Result<OpenedFile | null>
  saveFile: Result<{ readonly name: string } | null>
  /** Taking empties the list. */
  takeArrivals: readonly Arrival[]
  setLanguage: undefined
}

export const menuActions = [
  'undo',
  'redo',
  'palette',
  'find',
  'settings',
  'keys',
  'invite',
  'join',
  'importBundle',
  'exportBundle',
] as const
export type MenuAction = (typeof menuActions)[number]

/** What the main process tells a window unasked. */
export interface Notices {
  /** Call `takeArrivals`. */
  arrived: undefined
  menu: MenuAction
}
