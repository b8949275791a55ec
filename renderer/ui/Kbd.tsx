import './Kbd.css'

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

/** `Mod+K` as it stands on this keyboard; `g p` becomes two keys. */
export const keyCaps = (keys: string): readonly (readonly string[])[] =>
  keys.split(' ').map((chord) =>
    chord.split('+').map((key) => {
      switch (key) {
        case 'Mod':
          return isMac ? '⌘' : 'Ctrl'
        case 'Shift':
          return isMac ? '⇧' : 'Shift'
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
    }),
  )

export const Kbd = ({ keys }: { readonly keys: string }) => (
  <span className="v-kbds">
    {keyCaps(keys).map((chord) => (
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
