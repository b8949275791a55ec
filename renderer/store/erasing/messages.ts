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
    en: 'It vanishes at once on this laptop, and on every other one as soon as the news gets there. What others have changed meanwhile goes with it.',
    de: 'Es verschwindet auf diesem Laptop sofort, auf jedem anderen, sobald er davon hört. Was andere inzwischen daran geändert haben, geht mit.',
    ru: 'На этом ноутбуке это исчезнет сразу, на каждом другом — как только он об этом узнает. Правки, сделанные за это время другими, исчезнут тоже.',
  },
  later: {
    en: 'The words themselves are deleted here on {date}, on other laptops thirty days after they heard of it. A laptop that knows of it passes them on no more.',
    de: 'Der Wortlaut selbst wird hier am {date} gelöscht, auf anderen Laptops dreißig Tage, nachdem sie davon gehört haben. Ein Laptop, der davon weiß, gibt ihn nicht mehr weiter.',
    ru: 'Сами слова будут удалены здесь {date}, на других ноутбуках — через тридцать дней после того, как те об этом узнают. Ноутбук, который об этом знает, их больше не передаёт.',
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
    de: '„{title}“ ist endgültig gelöscht',
    ru: 'Стёрто: «{title}»',
  },
  former: {
    en: 'If this person is brought back to the network later, it is without a profile.',
    de: 'Kommt die Person später ins Netzwerk zurück, bleibt sie ohne Profil.',
    ru: 'Если человека позже вернут в сеть, профиля у него не будет.',
  },
  nameless: { en: 'Untitled', de: 'Ohne Titel', ru: 'Без названия' },
})
