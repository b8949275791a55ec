import { useCallback } from 'react'
import { ok } from '../../../shared/lib/result.ts'
import { memberOfAlias } from '../../../shared/model/alias.ts'
import type { Act } from '../history.ts'
import { useLive, useSession } from '../hooks.tsx'
import { useCarryOut } from '../useCarryOut.ts'
import { type About, type AboutId, isCardId } from './aboutPeople.ts'

/** What is kept here about somebody; undefined until it is read. */
export const useAbout = (id: AboutId): About | undefined => {
  const { about } = useSession()
  return useLive(() => about.get(id), [id], { keep: false })
}

/** What is kept about records that were merged into this one; each is still kept under its own id. */
export const useAboutMerged = (id: AboutId): readonly About[] => {
  const { about } = useSession()
  const found = useLive(
    async (rows) => {
      if (isCardId(id)) return []
      const aliases = await rows.find('alias', 'into', { equals: id })
      return Promise.all(aliases.map((alias) => about.get(memberOfAlias(alias.id))))
    },
    [id],
  )
  return found ?? nothing
}
const nothing: readonly About[] = []

/** Everybody about whom something is kept here. */
export const useAllAbout = (): readonly About[] | undefined => {
  const { about } = useSession()
  return useLive(() => about.all(), [])
}

export type ChangeAbout = (
  id: AboutId,
  patch: Partial<Omit<About, 'id'>>,
  /** What was done, for the toast and for Ctrl+Z. */
  said: string,
  /** Without a toast: the change is seen where it is made. */
  isQuiet?: boolean,
) => Promise<boolean>

/** Changes what is kept about somebody; Ctrl+Z and the toast's Undo take it back. */
export const useChangeAbout = (): ChangeAbout => {
  const { about } = useSession()
  const carryOut = useCarryOut()
  return useCallback(
    (id, patch, said, isQuiet = false) => {
      const act: Act = async () => {
        const done = await about.change(id, patch)
        if (!done.ok) return done
        const before = Object.fromEntries(Object.keys(patch).map((key) => [key, done.value[key as keyof About]]))
        return ok(() => about.change(id, before))
      }
      return carryOut(said, act, { isQuiet })
    },
    [about, carryOut],
  )
}
