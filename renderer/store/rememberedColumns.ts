import * as z from 'zod/mini'
import { profile } from './profile.ts'

/** How the columns of a list were taken, for the next list with the same headings. On this machine only. */
export interface RememberedColumns {
  readonly signature: string
  /** One target per column; null = left out. */
  readonly mapping: readonly (string | null)[]
  readonly key: string
  readonly existing: string
}

const KEY = 'columns'
const MOST = 50
const schema = z.array(
  z.object({
    signature: z.string(),
    mapping: z.array(z.nullable(z.string())),
    key: z.string(),
    existing: z.enum(['replace', 'fill']),
  }),
)

const parse = (stored: unknown): readonly RememberedColumns[] => schema.safeParse(stored).data ?? []

/** Without a profile database nothing is remembered, and lists are guessed as ever. */
export const rememberedColumns = async (signature: string): Promise<RememberedColumns | undefined> => {
  const stored = await profile.settings.get(KEY).catch(() => undefined)
  return parse(stored).find((each) => each.signature === signature)
}

const change = async (make: (was: readonly RememberedColumns[]) => readonly RememberedColumns[]): Promise<void> => {
  await profile
    .transaction('rw', profile.settings, async () => {
      await profile.settings.put(make(parse(await profile.settings.get(KEY))).slice(0, MOST), KEY)
    })
    .catch(() => {})
}

/** The newest first; of fifty sorts of lists. */
export const rememberColumns = (entry: RememberedColumns): Promise<void> =>
  change((was) => [entry, ...was.filter(({ signature }) => signature !== entry.signature)])

export const forgetColumns = (signature: string): Promise<void> =>
  change((was) => was.filter((each) => each.signature !== signature))
