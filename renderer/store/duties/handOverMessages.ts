import { defineMessages } from '../../ui/i18n.tsx'

export const h = defineMessages({
  title: {
    en: 'Hand over what {name} does',
    de: 'Übergeben, was {name} macht',
    ru: 'Передать другим то, что делает {name}',
  },
  titleOwn: { en: 'Hand over what you do', de: 'Übergeben, was du machst', ru: 'Передать свои дела' },
  intro: {
    en: 'Choose who takes it on: one person for all of it, or somebody for each line. Lines without a name stay as they are.',
    de: 'Wähle, wer es übernimmt: eine Person für alles oder für jede Zeile eine. Zeilen ohne Namen bleiben, wie sie sind.',
    ru: 'Выберите, кто возьмёт дела: один человек на всё или свой на каждую строку. Строки без имени останутся как есть.',
  },
  forAll: { en: 'Everything to', de: 'Alles an', ru: 'Кому передать всё' },
  successor: { en: 'Who takes on “{title}”', de: 'Wer übernimmt „{title}“', ru: 'Кто возьмёт «{title}»' },
  nobody: { en: 'stays as it is', de: 'bleibt, wie es ist', ru: 'останется как есть' },
  leads: { en: 'Leads', de: 'Leitet', ru: 'Руководит' },
  deputy: { en: 'Deputy', de: 'Stellvertretung', ru: 'Заместитель' },
  organises: { en: 'Organises', de: 'Organisiert', ru: 'Организует' },
  hosts: { en: 'Hosts', de: 'Lädt ein', ru: 'Принимает' },
  card: { en: 'Open card', de: 'Offene Karte', ru: 'Карточка' },
  othersMust: {
    en: 'An ambassador or a coordinator passes on what comes with a duty; the rest you can hand over yourself.',
    de: 'Was zu einer Aufgabe gehört, geben Botschafter:innen oder Koordinator:innen weiter; den Rest kannst du selbst übergeben.',
    ru: 'Порученное дело передаёт амбассадор или координатор; остальное можно передать самостоятельно.',
  },
  nothing: {
    en: 'Nothing depends on {name}: no duty, no event ahead, no open card.',
    de: 'An {name} hängt nichts: keine Aufgabe, kein kommendes Treffen, keine offene Karte.',
    ru: 'Передавать нечего ({name}): ни дел, ни предстоящих встреч, ни открытых карточек.',
  },
  nothingOwn: {
    en: 'Nothing depends on you: no duty, no event ahead, no open card.',
    de: 'An dir hängt nichts: keine Aufgabe, kein kommendes Treffen, keine offene Karte.',
    ru: 'Передавать нечего: ни дел, ни предстоящих встреч, ни открытых карточек.',
  },
  passOn: {
    en: '{n, plural, =0 {Hand over} one {Hand over # line} other {Hand over # lines}}',
    de: '{n, plural, =0 {Übergeben} one {# Zeile übergeben} other {# Zeilen übergeben}}',
    ru: '{n, plural, =0 {Передать} one {Передать # дело} few {Передать # дела} many {Передать # дел} other {Передать # дела}}',
  },
  passedOn: {
    en: '{n, plural, one {# thing is handed over} other {# things are handed over}}',
    de: '{n, plural, one {# Sache ist übergeben} other {# Sachen sind übergeben}}',
    ru: '{n, plural, one {Передано # дело} few {Передано # дела} many {Передано # дел} other {Передано # дела}}',
  },
})
