import type { Locale } from '../../../ui/i18n.tsx'

/** Languages of the world's larger communities, and of those who meet here; any other can be typed. */
const codes =
  'ar az be bg bn bs ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko ku ky lb lt lv mk mn mt nl no pa pl ps pt ro ru sk sl sq sr sv sw ta te tg th ti tk tr tt uk ur uz vi yi zh'

/** Names of languages as the reader writes them, by name. */
export const languageOptions = (locale: Locale): readonly string[] => {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const { compare } = new Intl.Collator(locale)
  return codes
    .split(' ')
    .map((code) => names.of(code) ?? code)
    .sort(compare)
}
