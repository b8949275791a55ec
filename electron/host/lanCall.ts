import type { IncomingMessage } from 'node:http'
import { callSchemas, type LanState } from '../../shared/ipc/contract.ts'
import type { LanSwitch } from '../services/lanSwitch.ts'

const LONGEST = 200

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > LONGEST) return null
  }
  return body
}

const readCall = (body: string | null) => {
  try {
    return callSchemas.setLan.safeParse(JSON.parse(body ?? ''))
  } catch {
    return null
  }
}

export type LanAnswer =
  | { readonly status: 200; readonly state: LanState }
  | { readonly status: 400 | 403 | 415 | 503; readonly reason: string }

/**
 * `POST /lan {"on": true}`: the one thing a page can change on this machine, so only our own may ask. A browser names the
 * page a request comes from and lets no page lie about it, and asks before it sends JSON across origins, which nobody answers.
 */
export const answerLanCall = async (
  request: IncomingMessage,
  origin: string,
  lan: LanSwitch | undefined,
): Promise<LanAnswer> => {
  const { headers } = request
  const site = headers['sec-fetch-site']
  if (headers.origin !== origin || (site !== undefined && site !== 'same-origin'))
    return { status: 403, reason: 'Not for other sites.' }
  if (headers['content-type'] !== 'application/json') return { status: 415, reason: 'JSON only.' }
  const call = readCall(await readBody(request))
  if (!call?.success) return { status: 400, reason: 'That request cannot be read.' }
  if (!lan) return { status: 503, reason: 'Vmeste is still starting.' }
  return { status: 200, state: await lan.set(call.data.on) }
}
