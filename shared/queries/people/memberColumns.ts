import type { MemberRow } from '../../model/member.ts'

const one = (text: string): readonly string[] => (text === '' ? [] : [text])

/** Columns of texts that are read from a profile. */
export const memberColumns = {
  name: (row: MemberRow) => one(row.name),
  country: (row: MemberRow) => one(row.country),
  city: (row: MemberRow) => one(row.city),
  skills: (row: MemberRow) => row.skills,
  fields: (row: MemberRow) => row.fields,
  languages: (row: MemberRow) => row.languages,
  intents: (row: MemberRow) => row.intents,
  tags: (row: MemberRow) => row.tags,
  offers: (row: MemberRow) => row.offers,
  asks: (row: MemberRow) => row.asks,
  job: (row: MemberRow) => one(row.role),
  email: (row: MemberRow) => one(row.email),
  phone: (row: MemberRow) => one(row.phone),
  timeZone: (row: MemberRow) => one(row.timeZone),
  birthday: (row: MemberRow) => one(row.birthday.slice(-5)),
  /** `language/level`, where a level is said. */
  levels: (row: MemberRow) =>
    row.languages.flatMap((language) =>
      row.languageLevels[language] ? [`${language}/${row.languageLevels[language]}`] : [],
    ),
} as const
