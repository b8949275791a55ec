import { z } from 'zod/mini'
import { localeSchema } from '../../shared/ipc/contract.ts'

/** What the main process must know before there is a window to ask. */
export const settingsSchema = z.object({ locale: z.optional(localeSchema) })
export type DesktopSettings = z.infer<typeof settingsSchema>
