import type { CustomKind } from './customField.ts'

/** How a value of a custom field is written, the same in every language: numbers with a point, days as YYYY-MM-DD, `yes` or `no`. */
const forms: { readonly [K in CustomKind]: RegExp } = {
  text: /./s,
  choice: /./s,
  number: /^-?\d{1,15}(\.\d{1,6})?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  yesNo: /^(yes|no)$/,
}

/** Whether a stored text is a value of that kind; what is not is shown as the text that it is. */
export const isCustomValue = (kind: CustomKind, value: string): boolean => forms[kind].test(value)
