import { defineMessages } from '../../ui/i18n.tsx'
import { registerProblems } from '../../ui/problems.ts'

registerProblems(
  defineMessages({
    endsBeforeStart: {
      en: 'It would end before it begins. Nothing was changed.',
      de: 'Es würde enden, bevor es beginnt. Es wurde nichts geändert.',
      ru: 'Конец раньше начала. Ничего не изменилось.',
    },
  }),
)
