import type { TrustRequests } from '../../store/trust.ts'
import type { Handler } from '../handlers.ts'

/** A part of the engine's table of contents. */
export type TrustHandlers = { readonly [M in keyof TrustRequests]?: Handler<M> }
