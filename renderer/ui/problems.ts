import type { Problem } from '../../shared/lib/result.ts'
import { formatUntil } from './dates.ts'
import type { I18n, Message } from './i18n.tsx'

const known = new Map<string, Message>()

/** Words for the `Problem` codes of a feature; at module level, next to its messages. What happened, what is safe, what to do now. */
export const registerProblems = (messages: Readonly<Record<string, Message>>): void => {
  for (const [code, message] of Object.entries(messages)) known.set(code, message)
}

const unknown: Message = {
  en: 'That did not work. Nothing was changed; please try again. ({code})',
  de: 'Das hat nicht geklappt. Es wurde nichts geändert; versuch es bitte noch einmal. ({code})',
  ru: 'Не получилось. Ничего не изменилось; попробуйте ещё раз. ({code})',
}

/** Instants come as ISO strings, and leave as dates in the reader's language and zone. */
const readable = (i18n: I18n, value: string | number): string | number =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? formatUntil(i18n, Date.parse(value)) : value

/** A `Problem` in the person's language. `own`: words of the place that shows it, where the same code means something narrower (a row of a file). */
export const problemText = (i18n: I18n, problem: Problem, own: Readonly<Record<string, Message>> = {}): string => {
  const message = Object.hasOwn(own, problem.code) ? own[problem.code] : known.get(problem.code)
  if (!message) return i18n.t(unknown, { code: problem.code })
  const params = Object.entries(problem.params ?? {}).map(([key, value]) => [key, readable(i18n, value)])
  return i18n.t(message, Object.fromEntries(params))
}
