import { useState } from 'react'
import { type Encoding, encodings } from '../../../../shared/interop/decodeText.ts'
import { useI18n } from '../../../ui/i18n.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { im } from './messages.ts'
import type { ImportWork, Review } from './useImport.ts'

interface Props {
  readonly state: Review
  readonly work: ImportWork
}

const encodingNames: { readonly [E in Encoding]: string } = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252',
}

/** Guessed; whoever sees wrong letters in the preview says another. */
export const EncodingChoice = ({ state: { opened }, work }: Props) => {
  const { t } = useI18n()
  return (
    <Select
      label={t(im.encoding)}
      hideLabel
      inline
      value={opened.encoding}
      options={encodings.map((id) => ({ id, label: encodingNames[id] }))}
      onChange={(encoding) => work.reread({ ...told(opened), encoding: encoding as Encoding })}
    />
  )
}

/** What stays as it is when one thing is told. A separator belongs to the text as it was read. */
const told = ({ format, encoding, delimiter, hasHeader }: Review['opened']) =>
  format === 'csv' ? { encoding, delimiter, hasHeader } : { encoding }

const delimiters = [
  { id: ',', message: im.comma },
  { id: ';', message: im.semicolon },
  { id: '\t', message: im.tab },
  { id: '|', message: im.bar },
] as const
const OTHER = 'other'

/** Separator and headings. */
export const HowRead = ({ state: { opened }, work }: Props) => {
  const { t } = useI18n()
  const isUsual = delimiters.some(({ id }) => id === opened.delimiter)
  const [isOther, setOther] = useState(!isUsual)
  const say = (delimiter: string) => work.reread({ ...told(opened), delimiter })
  return (
    <div className="v-row">
      <Switch isSelected={opened.hasHeader} onChange={(hasHeader) => work.reread({ ...told(opened), hasHeader })}>
        {t(im.headings)}
      </Switch>
      <Select
        label={t(im.separator)}
        hideLabel
        inline
        value={isOther ? OTHER : opened.delimiter}
        options={[
          ...delimiters.map(({ id, message }) => ({ id, label: `${t(im.separator)}: ${t(message)}` })),
          { id: OTHER, label: `${t(im.separator)}: ${t(im.otherSign)}` },
        ]}
        onChange={(id) => {
          setOther(id === OTHER)
          if (id !== OTHER) say(id)
        }}
      />
      {isOther ? (
        <TextField
          className="v-import-sign"
          label={t(im.separatorSign)}
          hideLabel
          value={isUsual ? '' : opened.delimiter}
          onChange={(sign) => sign !== '' && sign.length <= 3 && !/["\r\n]/.test(sign) && say(sign)}
        />
      ) : null}
    </div>
  )
}

/** How the list writes days and figures: shown where it matters. */
export const StyleChoices = ({ state: { reading, ...state }, work }: Props) => {
  const { t } = useI18n()
  if (!reading || !(reading.asks.days || reading.asks.figures)) return null
  const { style } = reading
  const take = (change: Partial<typeof style>) => work.take({ ...state, reading }, { style: { ...style, ...change } })
  return (
    <div className="v-row v-import-style">
      {reading.asks.days ? (
        <Select
          label={t(im.days)}
          inline
          value={style.dayFirst ? 'day' : 'month'}
          options={[
            { id: 'day', label: t(im.dayFirst) },
            { id: 'month', label: t(im.monthFirst) },
          ]}
          onChange={(id) => take({ dayFirst: id === 'day' })}
        />
      ) : null}
      {reading.asks.figures ? (
        <Select
          label={t(im.figures)}
          inline
          value={style.decimal ?? '.'}
          options={[
            { id: ',', label: '1.234,5' },
            { id: '.', label: '1,234.5' },
          ]}
          onChange={(id) => take({ decimal: id === ',' ? ',' : '.' })}
        />
      ) : null}
    </div>
  )
}
