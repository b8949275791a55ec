import { toBase64Url } from '../lib/bytes.ts'
import { CLIENT_SALT_BYTES, clientIdFits, clientPart } from './clientId.ts'
import { bodiesMatch, type Commit, type CommitOp, payloadOf, UPDATE_OP } from './commit.ts'
import { checkForm, type FormRule, MAX_UPDATE } from './formCheck.ts'
import { type PlainFields, readPlain } from './materialise.ts'
import { readPlainUpdate } from './plainUpdate.ts'

/** Of the bodies that are there: their hashes and, for entity updates, body form (P-DOC-4, P-DOC-5). What `readPlain` gives goes into `plain`; null = all hold. */
export const checkOps = (commit: Commit, plain: Map<CommitOp, PlainFields | null>): FormRule | 'hash' | null => {
  if (!bodiesMatch(commit)) return 'hash'
  // A command's ops share their salt: one hash for all.
  const parts = new Map<string, number>()
  for (const op of commit.ops) {
    // Whether a body may be absent, the roster says (P-ERASE).
    const payload = op.kind === UPDATE_OP ? payloadOf(op) : null
    if (!payload) continue
    if (payload.length < CLIENT_SALT_BYTES) return 'size'
    const salt = payload.subarray(0, CLIENT_SALT_BYTES)
    const key = toBase64Url(salt)
    let part = parts.get(key)
    if (part === undefined) {
      part = clientPart(commit.device, salt)
      parts.set(key, part)
    }
    const own = part
    const update = payload.subarray(CLIENT_SALT_BYTES)
    const fits = (client: number) => clientIdFits(client, own, commit.time)
    const quick = update.length <= MAX_UPDATE ? readPlainUpdate(update, fits) : null
    if (quick) {
      plain.set(op, quick)
      continue
    }
    const content = checkForm(update, fits)
    if (typeof content === 'string') return content
    plain.set(op, readPlain(content))
  }
  return null
}
