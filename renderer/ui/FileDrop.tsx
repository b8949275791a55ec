import { FileUp } from 'lucide-react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from './Button.tsx'
import { useI18n } from './i18n.tsx'
import { words } from './words.ts'
import './FileDrop.css'

export interface FileDropProps {
  /** What to bring: "Your member list as CSV or vCard". */
  readonly label: string
  readonly description?: string
  /** Endings and MIME types, for the chooser: `['.csv', 'text/csv']`. What is dropped is not filtered: judge the content. */
  readonly accept?: readonly string[]
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files by drop, paste and chooser. */
export const FileDrop = ({ label, description, accept, multiple, onFiles }: FileDropProps) => {
  const { t } = useI18n()
  const give = (files: readonly File[]) => {
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  return (
    <DropZone
      // React Aria's own word for it is English in Russian.
      aria-label={t(words.dropPlace)}
      className="v-drop"
      getDropOperation={() => 'copy'}
      onDrop={async (event) => {
        const items = event.items.filter((item) => item.kind === 'file')
        give(await Promise.all(items.map((item) => item.getFile())))
      }}
    >
      <FileUp size={20} aria-hidden className="v-drop-icon" />
      <Text slot="label" className="v-drop-label">
        {label}
      </Text>
      {description ? <p className="v-drop-text">{description}</p> : null}
      <div className="v-row">
        <FileTrigger
          acceptedFileTypes={accept ? [...accept] : undefined}
          allowsMultiple={multiple ?? false}
          onSelect={(list) => give(list ? [...list] : [])}
        >
          <Button>{t(multiple ? words.chooseFiles : words.chooseFile)}</Button>
        </FileTrigger>
        <span className="v-drop-text">{t(words.dropHere)}</span>
      </div>
    </DropZone>
  )
}
