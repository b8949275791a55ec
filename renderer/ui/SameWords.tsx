import './SameWords.css'

/** A few words to be compared with those on another screen, or copied from paper: large, numbered by order. */
export const SameWords = ({ words }: { readonly words: readonly string[] }) => (
  <ol className="v-same-words" translate="no">
    {words.map((word, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice
      <li key={index} lang="en">
        {word}
      </li>
    ))}
  </ol>
)
