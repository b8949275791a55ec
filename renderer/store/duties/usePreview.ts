import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/lib/result.ts'
import { useSession } from '../hooks.tsx'
import type { RevokePreview } from '../trust.ts'
import type { Taking } from './useTrustActs.ts'

interface Foreseen {
  readonly preview: RevokePreview | null
  readonly problem: Problem | null
}

/** What these takings would change together; the last answer stays until the next is there. Nothing is asked for an empty list. */
export const usePreview = (takings: readonly Taking[]): Foreseen => {
  const { ask } = useSession()
  const [found, setFound] = useState<Foreseen>({ preview: null, problem: null })
  const asked = JSON.stringify(takings)
  useEffect(() => {
    let isStale = false
    const wanted = JSON.parse(asked) as readonly Taking[]
    void Promise.all(wanted.map((taking) => ask('previewRevoke', taking))).then((results) => {
      if (isStale) return
      const failed = results.find((result) => !result.ok)
      const previews = results.flatMap((result) => (result.ok ? [result.value] : []))
      setFound({
        preview: previews.length > 0 ? together(previews) : null,
        problem: failed && !failed.ok ? failed.error : null,
      })
    })
    return () => {
      isStale = true
    }
  }, [ask, asked])
  return found
}

/** Each change was made under one role, so what several roles' taking sets aside does not overlap; what it shows in may. */
export const together = (previews: readonly RevokePreview[]): RevokePreview => {
  const entities = new Map(previews.flatMap((preview) => preview.entities.map((each) => [each.id, each] as const)))
  const isWhole = previews.every((preview) => preview.total === preview.entities.length)
  return {
    changes: previews.reduce((sum, { changes }) => sum + changes, 0),
    entities: [...entities.values()],
    total: isWhole ? entities.size : previews.reduce((sum, { total }) => sum + total, 0),
    members: [...new Set(previews.flatMap(({ members }) => members))],
    roles: previews.flatMap(({ roles }) => roles),
  }
}
