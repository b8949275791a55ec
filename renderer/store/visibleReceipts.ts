import { isHiddenFrom } from '../../shared/queries/visibleMember.ts'
import type { Clash, Receipt } from '../../shared/replica/receipt.ts'
import type { VisibleRows } from './VisibleRows.ts'

/** Receipts without the clashes about fields that are not for this person's eyes. */
export const visibleReceipts = async (rows: VisibleRows, receipts: readonly Receipt[]): Promise<Receipt[]> => {
  const about = new Set(
    receipts.flatMap(({ clashes }) => clashes.flatMap(({ type, entity }) => (type === 'member' ? [entity] : []))),
  )
  if (about.size === 0) return [...receipts]
  const viewer = await rows.viewer()
  const people = new Map((await rows.many('member', [...about])).flatMap((row) => (row ? [[row.id, row]] : [])))
  const hidden = ({ type, entity, field }: Clash) => {
    const row = type === 'member' ? people.get(entity) : undefined
    return row !== undefined && isHiddenFrom(viewer, row, field)
  }
  return receipts.map((receipt) => ({ ...receipt, clashes: receipt.clashes.filter((clash) => !hidden(clash)) }))
}
