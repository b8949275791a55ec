/** Keys of local values (`Store.local`, never synced) that more than one module knows. */
export const localKeys = {
  /** The device's keys and who it belongs to; see `identity.ts` in the worker. */
  identity: 'identity',
  /** Seed of the founder's recovery sheet (16 bytes), until she says that it is on paper. */
  firstSheet: 'firstSheet',
  /** Every key of the network that this machine has (`NetworkKey[]`); they cannot leave it but sealed to somebody. */
  keyRing: 'keyRing',
  /** `Membership[]` as the roster says, for windows to read without asking the engine. */
  membership: 'membership',
  /** `PastMember[]`, likewise. */
  pastMembers: 'pastMembers',
  /** `Viewer`: who looks at this machine's screens, and whether she sees what is for ambassadors. */
  viewer: 'viewer',
  /** `OnlyMine`: what this machine's person keeps to herself. */
  onlyMine: 'onlyMine',
  /** `Notice[]`, newest first: what changed here because standing changed. */
  notices: 'notices',
  /** Prefix: `invitation/<via>`: the link of an invitation that was made here. */
  invitations: 'invitation/',
  /** Prefix: `receipt/<id>`. */
  receipts: 'receipt/',
  /** Prefix: `decided/<clashKey>`: somebody here has looked at it. */
  decided: 'decided/',
  /** `{name, at}` of the last meeting. */
  lastMet: 'lastMet',
  /** Own commits that no other device is known to have. */
  unsent: 'unsent',
  /** Applications that wait at this laptop's door (`Held[]`, see `worker/trust/HeldApplications.ts`), and whose are not taken any more. */
  atDoor: 'atDoor',
  sentAway: 'sentAway',
  /** `SavedFilter[]`: views of the directory that stay here. */
  savedFilters: 'savedFilters',
  /** `pairKey`s of records that are two people's. */
  apart: 'apart',
  /** Fields on this person's visiting card. */
  cardFields: 'cardFields',
  /** `ROWS_VERSION` the rows were folded with. */
  rowsVersion: 'rowsVersion',
} as const
