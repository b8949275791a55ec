const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Some calendars put HTML into descriptions: its words and line breaks, nothing else. Other text stays as it is. */
export const plainText = (text: string): string => {
  if (!/<(br|p|div|a|b|i|ul|ol|li|span|html-blob)\b[^<>]{0,500}>/i.test(text)) return text
  return text
    .replace(/<br\b[^<>]*>|<\/(p|div|li|ul|ol)>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '– ')
    .replace(/<[a-z/!][^<>]*>/gi, '')
    .replace(/&(#\d{1,6}|\w{2,6});/g, (whole, name: string) =>
      name.startsWith('#')
        ? String.fromCodePoint(Math.min(Number(name.slice(1)), 0x10ffff))
        : (entities[name] ?? whole),
    )
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
