import { foldText } from '../../../../shared/lib/foldText.ts'

/** The same label has the same one of the eight hues everywhere, without anybody setting it. */
export const hueOfLabel = (label: string): number => {
  let sum = 7
  for (const ch of foldText(label)) sum = (sum * 31 + ch.charCodeAt(0)) >>> 0
  return sum % 8
}
