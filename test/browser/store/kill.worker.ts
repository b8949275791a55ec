import { DexieStore } from '../../../renderer/worker/DexieStore.ts'
import { commitRecord, memberRow, seeded } from '../support/rows.ts'

/** Writes numbered batches as fast as it can and says so after each; the test ends it wherever it happens to be. */
self.onmessage = async ({ data }: MessageEvent<{ key: string; from: number }>) => {
  const store = await DexieStore.open(data.key)
  for (let n = data.from; ; n++) {
    const random = seeded(n + 1)
    const rows = Array.from({ length: 30 }, (_, i) => memberRow(random, n * 30 + i))
    const commit = commitRecord(random, {
      id: `commit-${n}`,
      seq: n + 1,
      prev: n > 0 ? [`commit-${n - 1}`] : [],
      entities: rows.map((r) => r.id),
    })
    self.postMessage({ begun: n })
    await store.write({ commits: [commit], rows: [{ type: 'member', put: rows, remove: [] }], local: [['last', n]] })
    self.postMessage({ acknowledged: n })
  }
}
