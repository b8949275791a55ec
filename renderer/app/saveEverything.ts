import type { Desktop } from '../../shared/ipc/desktop.ts'
import { ok, problem, type Result } from '../../shared/lib/result.ts'
import type { Session } from '../store/api.ts'
import { listNetworks } from '../store/networks.ts'
import { openSession } from '../store/openSession.ts'

/** `Kiez Netz 2026-11-20.vmeste`: what a person recognises among her files. */
export const bundleName = (network: string, now = Date.now()): string => {
  const safe = network
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return `${safe || 'Vmeste'} ${new Date(now).toISOString().slice(0, 10)}.vmeste`
}

/** Saves all of one open network into one file. Null when the person closed the dialog. */
export const saveBundle = async (desktop: Desktop, session: Session): Promise<Result<string | null>> => {
  const blob = await session.exportBundle()
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const saved = await desktop.saveFile({ name: bundleName(session.entry.name), bytes, purpose: 'bundle' })
  return saved.ok ? ok(saved.value?.name ?? null) : saved
}

/** For a window that is broken: opens the network used last beside everything else, and saves it. */
export const saveEverything = async (desktop: Desktop): Promise<Result<string | null>> => {
  try {
    const [latest] = [...(await listNetworks())].sort((a, b) => b.openedAt - a.openedAt)
    if (!latest) return ok(null)
    const opened = await openSession(latest)
    if (!opened.ok) return opened
    const saved = await saveBundle(desktop, opened.value)
    await opened.value.close()
    return saved
  } catch {
    return problem('export.failed')
  }
}
