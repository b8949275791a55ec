/** Keys of local values (`Store.local`, never synced) that more than one module knows. */
export const localKeys = {
  /** The device's keys and who it belongs to; see `identity.ts` in the worker. */
  identity: 'identity',
  /** `Membership[]` as the roster says, for windows to read without asking the engine. */
  membership: 'membership',
  /** `PastMember[]`, likewise. */
  pastMembers: 'pastMembers',
  /** Prefix: `receipt/<id>`. */
  receipts: 'receipt/',
  /** `{name, at}` of the last meeting. */
  lastMet: 'lastMet',
  /** Own commits that no other device is known to have. */
  unsent: 'unsent',
  /** `ROWS_VERSION` the rows were folded with. */
  rowsVersion: 'rowsVersion',
} as const
