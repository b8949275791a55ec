import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { generateMembersCsv } from './generateMembersCsv.ts'
import type { Screen } from './screens.ts'
import { go } from './story.ts'

const bring = async (page: Page, name: string, mimeType: string, content: string | Buffer): Promise<void> => {
  // Another file was there before.
  await go(page, '#/people')
  await go(page, '#/people/import')
  await page.locator('main input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(content) })
}

const bringList = async (page: Page, csv: string): Promise<void> => {
  await bring(page, 'list.csv', 'text/csv', csv)
  await page.locator('.v-import-foot').waitFor()
}

/** Opens the first row that the preview shows. */
const openRow = async (page: Page): Promise<void> => {
  await page.locator('.v-import-preview [role=row][data-index="0"]').click()
  await page.locator('.v-import-detail').waitFor()
}

/** Days and figures in one column each, of people who are here already and others. */
const mixed = `${generateMembersCsv(12)
  .replace(/;Mitglied seit/, ';Beitritt')
  .replace(/;20\d\d(?=\r\n)/g, ';3.4.2019')};;;\nnobody@example.org;;;;;;;;;;`

/** The import of people in all its states. */
export const importScreens: readonly Screen[] = [
  {
    name: 'import people: preview',
    open: (page) => bringList(page, `${generateMembersCsv(12, 9)}\n;;;\nnobody,with,too,few`),
  },
  {
    name: 'import people: what a row changes',
    async open(page) {
      await bringList(page, mixed)
      await page.locator('.v-import-style').waitFor()
      await openRow(page)
    },
  },
  {
    name: 'import people: a card with a photo',
    async open(page) {
      const card = readFileSync(new URL('../fixtures/vcard/ios.vcf', import.meta.url))
      await bring(page, 'card.vcf', 'text/vcard', card)
      await page.locator('.v-import-foot').waitFor()
      await openRow(page)
      await page.locator('.v-import-photo').waitFor()
    },
  },
  {
    name: 'import people: refused',
    async open(page) {
      await bring(page, 'list.json', 'application/json', '{"format":"other"}')
      await page.locator('.v-import-bad').waitFor()
    },
  },
]
