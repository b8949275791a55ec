/** What went wrong, in a form the window can say in the person's language: `code` names a message, `params` fill it. */
export interface Problem {
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Err<E> = { readonly ok: false; readonly error: E }

/** Outcome of something a person (or a peer) can make fail. Exceptions are for bugs. */
export type Result<T, E = Problem> = Ok<T> | Err<E>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })
export const err = <E>(error: E): Err<E> => ({ ok: false, error })
export const problem = (code: string, params?: Problem['params']): Err<Problem> =>
  err(params ? { code, params } : { code })
