import type { TrustRequests } from './trust.ts'

/** Requests that cannot be taken back, and the problem that says so; null for one that may be repeated, or that changes nothing. */
const codes: { readonly [M in keyof TrustRequests]?: (args: TrustRequests[M]['args']) => string | null } = {
  // Membership, roles and duties can be taken back: `useTrustActs` keeps the whole act, which may be several requests.
  revoke: ({ aim }) => (aim.by === 'invite' ? 'final.inviteClosed' : aim.by === 'device' ? 'final.laptopClosed' : null),
  confirmLink: ({ same }) => (same ? 'final.laptopLinked' : null),
  makeSheet: () => 'final.sheetMade',
  takeIn: () => 'final.takenIn',
  sendAway: () => 'final.sentAway',
  decide: () => 'final.decided',
  erase: () => 'final.erased',
}

export const finalCode = <M extends keyof TrustRequests>(method: M, args: TrustRequests[M]['args']): string | null =>
  codes[method]?.(args) ?? null
