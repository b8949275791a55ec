/** Fewer digits say nothing of a phone number. */
const LEAST = 4
/** Digits of the longest country code. */
const COUNTRY = 3

/** Digits of a number as somebody wrote it, "(0)" left out: "+49 (0)381 5551" is 493815551. '' for what is too short to be looked for. */
export const digitsOf = (phone: string): string => {
  const digits = phone.replace(/\(0\)/g, '').replace(/\D/g, '')
  return digits.length < LEAST ? '' : digits
}

/**
 * What to look for in `digitsOf` a number where somebody types a part of one; [] if it is none. A zero or two in front stand for what may
 * be written otherwise there: "0381/5551" is in "+49 381 5551", and "+49 381 5551" in "0381 5551".
 */
export const digitsAsked = (typed: string): readonly string[] => {
  const plain = typed.replace(/\(0\)/g, '').trim()
  const isInternational = /^(\+|00)/.test(plain)
  const digits = plain.replace(/\D/g, '').replace(/^0{1,2}/, '')
  if (digits.length < LEAST) return []
  if (!isInternational) return [digits]
  const atHome = Array.from({ length: COUNTRY }, (_, i) => digits.slice(i + 1)).filter((rest) => rest.length >= LEAST)
  return [digits, ...atHome.map((rest) => `0${rest}`)]
}
