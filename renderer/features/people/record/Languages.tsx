import { X } from 'lucide-react'
import { useMemo } from 'react'
import { type LanguageLevel, languageLevels, type MemberRow } from '../../../../shared/model/member.ts'
import { Fact } from '../../../ui/Facts.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useI18n } from '../../../ui/i18n.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { TagField } from '../../../ui/TagField.tsx'
import { words } from '../../../ui/words.ts'
import { m } from '../messages.ts'
import { languageOptions } from './languageOptions.ts'
import { r } from './recordMessages.ts'
import type { Save } from './useAudiences.tsx'

const isLevel = (level: string | undefined): level is LanguageLevel =>
  (languageLevels as readonly (string | undefined)[]).includes(level)

/** The best known ones first: that is what one asks somebody in. */
const inOrder = ({ languages, languageLevels: levels }: MemberRow): readonly string[] => {
  const rank = (language: string) => languageLevels.indexOf(levels[language] as LanguageLevel)
  return [...languages].sort((a, b) => rank(b) - rank(a))
}

interface LanguagesProps {
  readonly row: MemberRow
  readonly mayEdit: boolean
  readonly save: Save
}

/** What she speaks, and how well. */
export const Languages = ({ row, mayEdit, save }: LanguagesProps) => {
  const { t, locale } = useI18n()
  const suggestions = useMemo(() => languageOptions(locale), [locale])
  const levelOf = (language: string) => {
    const level = row.languageLevels[language]
    return isLevel(level) ? level : null
  }
  if (!mayEdit)
    return row.languages.length === 0 ? null : (
      <Fact label={t(m.languages)}>
        <div className="v-row">
          {inOrder(row).map((language) => {
            const level = levelOf(language)
            return <Tag key={language}>{level ? `${language} · ${t(shortLevel(level))}` : language}</Tag>
          })}
        </div>
      </Fact>
    )
  // In the order of the alphabet: a line must not jump away while one says how well.
  return (
    <div>
      {row.languages.map((language, index) => (
        <div key={language} className="v-field v-language">
          <span className="v-label">{index === 0 ? t(m.languages) : ''}</span>
          <div className="v-language-line">
            <span className="v-language-name">{language}</span>
            <Select
              label={t(r.levelOf, { language })}
              hideLabel
              inline
              className="v-language-level"
              value={levelOf(language) ?? ''}
              placeholder={t(r.levelUnsaid)}
              options={[
                ...languageLevels.map((level) => ({ id: level, label: t(r[level]) })),
                { id: '', label: t(r.unsaid) },
              ]}
              onChange={(level) => save({ languageLevels: { [language]: level || null } })}
            />
            <IconButton
              icon={X}
              size="small"
              label={t(words.remove, { name: language })}
              onPress={() =>
                save({
                  languages: row.languages.filter((each) => each !== language),
                  languageLevels: { [language]: null },
                })
              }
            />
          </div>
        </div>
      ))}
      <TagField
        label={row.languages.length === 0 ? t(m.languages) : t(r.addLanguage)}
        className={row.languages.length === 0 ? undefined : 'v-unlabelled'}
        values={[]}
        suggestions={suggestions.filter((each) => !row.languages.includes(each))}
        placeholder={t(r.addLanguage)}
        maxLength={40}
        onChange={([language]) => {
          if (language && !row.languages.includes(language)) save({ languages: [...row.languages, language] })
        }}
      />
    </div>
  )
}

const shortLevel = (level: LanguageLevel) =>
  level === 'native' ? r.native : ({ en: level, de: level, ru: level } as const)
