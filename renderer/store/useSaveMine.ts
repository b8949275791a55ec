import { useCallback } from 'react'
import { ok, type Result } from '../../shared/lib/result.ts'
import { memberEntityId } from '../../shared/model/ids.ts'
import { member } from '../../shared/model/member.ts'
import { useDesktop } from '../ui/desktop.tsx'
import { useSession } from './hooks.tsx'

/** Saves everything about oneself as a file; resolves with its name, null when the person closed the dialog. */
export const useSaveMine = (): (() => Promise<Result<string | null>>) => {
  const { ask, about, entry, me, rows } = useSession()
  const desktop = useDesktop()
  return useCallback(async () => {
    const made = await ask('exportMine', { people: await about.all() })
    if (!made.ok) return made
    const own = await rows.get('member', memberEntityId(me, member.type))
    const saved = await desktop.saveFile({
      name: `${fileNameOf(`${entry.name} ${own?.name ?? ''}`)}.json`,
      bytes: new Uint8Array(await made.value.arrayBuffer()),
      purpose: 'mine',
    })
    return saved.ok ? ok(saved.value?.name ?? null) : saved
  }, [ask, about, entry, me, rows, desktop])
}

/** What every file system takes. */
const fileNameOf = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120) || 'Vmeste'
