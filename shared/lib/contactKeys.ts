/** The form in which addresses are compared. */
export const emailKey = (email: string): string => email.trim().toLowerCase()

/** The last nine digits: one number is written with and without its country. '' for what is no number. */
export const phoneKey = (phone: string): string => {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 5 ? '' : digits.slice(-9)
}
