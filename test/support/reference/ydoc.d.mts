import type * as Y from 'yjs'

export interface ReferenceOp {
  readonly time: number
  readonly commit: string
  readonly client: number
  readonly update: Uint8Array
  readonly cut?: boolean
}
export interface ReferenceFold {
  readonly doc: Y.Doc
  readonly bad: Set<ReferenceOp>
  readonly cut: Set<number>
}
export const clientId: (timeMs: number, hash: Uint8Array) => number
export const check: (update: Uint8Array, client: number, roots: { has(name: string): boolean }) => string | null
export const neutralise: (update: Uint8Array) => Uint8Array
export const fold: (ops: readonly ReferenceOp[]) => ReferenceFold
export const fields: (folded: ReferenceFold) => Record<string, unknown>
