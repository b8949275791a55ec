import { type Locale, useI18n } from './i18n.tsx'
import './Kbd.css'

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** As it is printed on the keys of the country. */
const printed: Readonly<Partial<Record<Locale, Readonly<Record<string, string>>>>> = {
  de: { Ctrl: 'Strg', Home: 'Pos1', End: 'Ende', PageUp: 'Bild↑', PageDown: 'Bild↓' },
}

/** `Mod+K` as it stands on this keyboard; `g p` becomes two keys. */
export const keyCaps = (keys: string, locale: Locale): readonly (readonly string[])[] =>
  keys.split(' ').map((chord) => chord.split('+').map((key) => printed[locale]?.[capOf(key)] ?? capOf(key)))

const capOf = (key: string): string => {
  switch (key) {
    case 'Mod':
      return isMac ? '⌘' : 'Ctrl'
    case 'Shift':
      return '⇧'
    case 'Alt':
      return isMac ? '⌥' : 'Alt'
    case 'Escape':
      return 'Esc'
    case 'ArrowUp':
      return '↑'
    case 'ArrowDown':
      return '↓'
    case 'ArrowLeft':
      return '←'
    case 'ArrowRight':
      return '→'
    case 'Enter':
      return '↵'
    default:
      return key.length === 1 ? key.toUpperCase() : key
  }
}

export const Kbd = ({ keys }: { readonly keys: string }) => {
  const { locale } = useI18n()
  return (
    <span className="v-kbds">
      {keyCaps(keys, locale).map((chord) => (
        <span key={chord.join('+')} className="v-kbds">
          {chord.map((cap) => (
            <kbd key={cap} className="v-kbd">
              {cap}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  )
}

/** The same in one line of plain text, for menus. */
export const keyText = (keys: string, locale: Locale): string =>
  keyCaps(keys, locale)
    .map((chord) => chord.join('+'))
    .join(' ')
