/** Controls, what turns the line around, what ends it. The two joiners are part of some scripts. */
const unseen = /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const unseenInProse = /(?!\u200c|\u200d|\n|\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A line as a person types it: what strangers say of themselves must not write over what stands beside it. */
export const plainLine = (text: string): string => text.replace(unseen, ' ').replace(/\s+/g, ' ').trim()

/** The same for text of several lines. */
export const plainProse = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseenInProse, '')
