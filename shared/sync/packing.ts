import { deflated, inflated } from '../lib/deflate.ts'
import type { CommitRecord } from '../replica/ports.ts'
import type { Carrying } from './Inbox.ts'
import type { MessageOf, Packed } from './messages.ts'

/** P-SYNC-8: the commits as a `packed` message carries them; null where none of them gets shorter. */
export const packedForm = async (records: readonly Pick<CommitRecord, 'bytes'>[]): Promise<Packed[] | null> => {
  const forms = await Promise.all(records.map(({ bytes }) => deflated(bytes)))
  if (forms.every((form) => form === null)) return null
  return records.map(({ bytes }, i) => ({ size: forms[i] ? bytes.length : 0, bytes: forms[i] ?? bytes }))
}

/** The same messages with their commits as they were; null where something does not become what it was said to. */
export const unpackAll = async (messages: readonly Carrying[]): Promise<MessageOf<'commits'>[] | null> => {
  const out: MessageOf<'commits'>[] = []
  for (const message of messages) {
    const { to } = message
    const commits = message.type === 'commits' ? message.commits : await unpack(message.commits)
    if (!commits) return null
    out.push({ type: 'commits', to, commits })
  }
  return out
}

const unpack = async (packed: readonly Packed[]): Promise<Uint8Array[] | null> => {
  const commits: Uint8Array[] = []
  for (const { size, bytes } of packed) {
    // A copy: it is kept as long as the commit, and a view would keep the whole message.
    const commit = size === 0 ? bytes : await inflated(bytes.slice(), size)
    if (!commit) return null
    commits.push(commit)
  }
  return commits
}
