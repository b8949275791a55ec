import * as Y from 'yjs'

/** How much of a rich text a row may carry (RowInput.texts). */
const MAX_PLAIN = 2000
/** Deeper than any editor nests; a crafted text must not exhaust the stack. */
const MAX_DEPTH = 64

/** The words of a rich text in reading order, blocks separated by line breaks; stops after `max` characters. */
export const plainText = (root: Y.XmlFragment, max = MAX_PLAIN): string => {
  let out = ''
  const visit = (start: Y.Item | null, depth: number): void => {
    for (let item = start; item && out.length < max; item = item.right) {
      if (item.deleted) continue
      const { content } = item
      if (content instanceof Y.ContentString) out += content.str
      if (!(content instanceof Y.ContentType) || depth === MAX_DEPTH) continue
      const block = !(content.type instanceof Y.XmlText)
      if (block && out !== '' && !out.endsWith('\n')) out += '\n'
      visit(content.type._start, depth + 1)
    }
  }
  visit(root._start, 0)
  return out.slice(0, max).trim()
}
