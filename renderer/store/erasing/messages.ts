import { defineMessages } from '../../ui/i18n.tsx'

export const e = defineMessages({
  erase: { en: 'Erase for good…', de: 'Endgültig löschen …', ru: 'Стереть навсегда…' },
  eraseTitle: {
    en: 'Erase “{title}” for good?',
    de: '„{title}“ endgültig löschen?',
    ru: 'Стереть «{title}» навсегда?',
  },
  cancel: { en: 'Cancel', de: 'Abbrechen', ru: 'Отмена' },
  now: {
    en: 'It vanishes at once on this laptop, and on each other one as soon as it hears of it. What others have changed meanwhile goes with it.',
    de: 'Es verschwindet auf diesem Laptop sofort, auf jedem anderen, sobald er davon hört. Was andere inzwischen daran geändert haben, geht mit.',
    ru: 'На этом ноутбуке всё исчезает сразу, на каждом другом — как только он об этом узнает. Правки, сделанные за это время другими, исчезнут тоже.',
  },
  later: {
    en: 'The words themselves are deleted here on {date}, on other laptops thirty days after they heard of it. No laptop passes them on from now.',
    de: 'Die Worte selbst werden hier am {date} gelöscht, auf anderen Laptops dreißig Tage, nachdem sie davon gehört haben. Weitergegeben werden sie ab jetzt von keinem mehr.',
    ru: 'Сами слова будут удалены здесь {date}, на других ноутбуках — через тридцать дней после того, как те об этом узнают. С этой минуты ни один ноутбук их дальше не передаёт.',
  },
  reach: {
    en: 'It cannot reach laptops that never come back, files saved before, printouts, or what somebody has copied. That something was here, who touched it and when, stays recorded.',
    de: 'Nicht erreichbar sind Laptops, die nie wiederkommen, früher gespeicherte Dateien, Ausdrucke und was jemand abgeschrieben hat. Dass hier etwas war, wer daran gearbeitet hat und wann, bleibt vermerkt.',
    ru: 'Не достать: ноутбуки, которые больше не появятся, файлы, сохранённые раньше, распечатки и то, что кто-то переписал. Останется отметка о том, что здесь что-то было, кто и когда это менял.',
  },
  final: {
    en: 'I know that nobody can undo this',
    de: 'Mir ist klar, dass das niemand rückgängig machen kann',
    ru: 'Я понимаю, что отменить это нельзя',
  },
  rather: {
    en: 'If it should only be out of the way, remove it instead: that can be undone.',
    de: 'Soll es nur aus dem Weg sein, entferne es lieber: Das lässt sich rückgängig machen.',
    ru: 'Если нужно лишь убрать это с глаз, лучше удалите: удаление можно отменить.',
  },
  removeInstead: { en: 'Remove instead', de: 'Lieber entfernen', ru: 'Лучше удалить' },
  eraseDo: { en: 'Erase for good', de: 'Endgültig löschen', ru: 'Стереть навсегда' },
  erased: {
    en: '“{title}” is erased',
    de: '„{title}“ ist gelöscht',
    ru: '«{title}» стёрто',
  },
  former: {
    en: 'Whoever is brought back to the network later stays without a profile.',
    de: 'Wer später ins Netzwerk zurückgeholt wird, bleibt ohne Profil.',
    ru: 'Кого позже вернут в сеть, тот останется без профиля.',
  },
  nameless: { en: 'Untitled', de: 'Ohne Titel', ru: 'Без названия' },
})
