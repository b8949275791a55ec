/** The form in which addresses are compared. */
export const emailKey = (email: string): string => email.trim().toLowerCase()

/** The last eight digits: one number is written with its country, with a zero instead, or with both. '' for what is no number. */
export const phoneKey = (phone: string): string => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 5 ? '' : digits.slice(-8)
}
