import * as Y from 'yjs'

/** The words that an update brings, for somebody to copy when nothing else can be done with it. */
export const wordsIn = (update: Uint8Array): string => {
  try {
    const { structs } = Y.decodeUpdate(update)
    return structs
      .flatMap((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : [],
      )
      .join(' ')
  } catch {
    return ''
  }
}
