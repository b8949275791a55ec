/** Types of the reference evaluation, which is kept word for word. */
export interface ReferenceStatement {
  k: string
  member?: string
  role?: string
  scope?: string
  dev?: string
  via?: string
  device?: string
  invite?: string
  after?: readonly string[]
  cut?: readonly string[]
  keep?: readonly string[]
  replaces?: readonly string[]
}
export interface ReferenceCommit {
  id: string
  device: string
  prev: readonly string[]
  auth: string | null
  st?: ReferenceStatement
}
export const evaluate: (commits: readonly ReferenceCommit[]) => { out: Set<string>; cycles: number }
