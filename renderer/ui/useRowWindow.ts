import { useEffect, useRef, useState } from 'react'

interface RowWindow<Row> {
  /** Ids that are visible now. */
  readonly ids: readonly string[]
  /** Ids that may be next: asked for once all of `ids` are here. */
  readonly ahead?: readonly string[]
  readonly getRows: ((ids: readonly string[]) => Promise<readonly (Row | undefined)[]>) | undefined
  readonly version: unknown
}

/** Enough for scrolling back and forth without asking again. */
const keep = 1200
const none: readonly string[] = []

/**
 * Rows for a moving window of ids. Asks once per change for those it lacks, one request at a time (the newest window wins), and
 * keeps showing what it has: rows are never blanked to be fetched again, only replaced.
 */
export const useRowWindow = <Row>({
  ids,
  ahead = none,
  getRows,
  version,
}: RowWindow<Row>): ReadonlyMap<string, Row> => {
  const [rows, setRows] = useState<ReadonlyMap<string, Row>>(new Map())
  const state = useRef({
    fresh: new Set<string>(),
    source: getRows,
    version,
    busy: false,
    wanted: ids,
    ahead,
    alive: true,
  })
  const now = state.current
  now.wanted = ids
  now.ahead = ahead
  if (now.source !== getRows || now.version !== version) {
    now.source = getRows
    now.version = version
    now.fresh = new Set()
  }
  useEffect(() => {
    const current = state.current
    current.alive = true
    return () => {
      current.alive = false
    }
  }, [])

  useEffect(() => {
    const pump = async () => {
      const current = state.current
      if (current.busy || !current.source) return
      const { source, fresh } = current
      const seen = current.wanted.filter((id) => !fresh.has(id))
      const missing = seen.length > 0 ? seen : current.ahead.filter((id) => !fresh.has(id))
      if (missing.length === 0) return
      current.busy = true
      try {
        const found = await source(missing)
        if (!current.alive) return
        // The version changed meanwhile: show it all the same, and ask again below.
        if (fresh === current.fresh) for (const id of missing) fresh.add(id)
        setRows((before) => {
          const next = new Map(before)
          missing.forEach((id, index) => {
            const row = found[index]
            next.delete(id)
            if (row !== undefined) next.set(id, row)
          })
          for (const id of next.keys()) {
            if (next.size <= keep) break
            next.delete(id)
            fresh.delete(id)
          }
          return next
        })
      } catch (error) {
        // The list is gone, and with it maybe what it was read from.
        if (current.alive) throw error
        return
      } finally {
        current.busy = false
      }
      await pump()
    }
    void pump()
  })
  return rows
}
