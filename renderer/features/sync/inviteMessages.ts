import { defineMessages } from '../../ui/i18n.tsx'

export const inviteMessages = defineMessages({
  title: { en: 'Invite someone', de: 'Jemanden einladen', ru: 'Пригласить' },
  lead: {
    en: 'An invitation lets people into {network}. Whoever has the link can use it until it expires or is used up, so give it only to those you mean. You can close it at any time.',
    de: 'Mit einer Einladung kommt man zu {network}. Wer den Link hat, kann ihn benutzen, bis er abläuft oder aufgebraucht ist; gib ihn also nur denen, die du meinst. Du kannst sie jederzeit schließen.',
    ru: 'Приглашение впускает людей в «{network}». Ссылкой может воспользоваться любой, у кого она есть, пока не истечёт срок и не придут все, на кого она рассчитана, поэтому передайте её только тем, кого зовёте. Закрыть приглашение можно в любой момент.',
  },
  notFound: {
    en: 'So far laptops around you cannot find this one, so the invitation would lead nowhere. With this they can, also without internet:',
    de: 'Bisher finden Laptops um dich herum diesen nicht, und die Einladung würde nirgendwohin führen. Damit finden sie ihn, auch ohne Internet:',
    ru: 'Пока ноутбуки рядом не могут найти этот, и приглашение никуда не приведёт. Так они его найдут, и без интернета:',
  },
  forWhom: {
    en: 'For whom, as a note to yourself',
    de: 'Für wen, als Notiz für dich',
    ru: 'Для кого, заметка для себя',
  },
  forWhomHint: { en: 'Lea from the choir', de: 'Lea aus dem Chor', ru: 'Лея из хора' },
  expires: { en: 'Good for', de: 'Gilt', ru: 'Действует' },
  hour: { en: 'an hour', de: 'eine Stunde', ru: 'один час' },
  day: { en: 'a day', de: 'einen Tag', ru: 'один день' },
  week: { en: 'a week', de: 'eine Woche', ru: 'неделю' },
  month: { en: 'a month', de: 'einen Monat', ru: 'месяц' },
  howMany: { en: 'For how many', de: 'Für wie viele', ru: 'На скольких' },
  one: { en: 'one person', de: 'eine Person', ru: 'одного человека' },
  some: { en: 'up to {n}', de: 'bis zu {n}', ru: 'до {n}' },
  many: { en: 'any number', de: 'beliebig viele', ru: 'сколько угодно' },
  becomes: { en: 'They become', de: 'Sie werden', ru: 'Станут' },
  list: { en: 'All invitations', de: 'Alle Einladungen', ru: 'Все приглашения' },
  make: { en: 'Make the invitation', de: 'Einladung erstellen', ru: 'Создать приглашение' },
  making: { en: 'Making it …', de: 'Wird erstellt …', ru: 'Создаём…' },
  another: { en: 'Another invitation', de: 'Noch eine Einladung', ru: 'Ещё одно приглашение' },
  scan: {
    en: 'Scan this with the other machine',
    de: 'Scanne das mit dem anderen Gerät',
    ru: 'Отсканируйте это другим устройством',
  },
  orSend: { en: 'or send the link', de: 'oder schick den Link', ru: 'или отправьте ссылку' },
  goodUntil: { en: 'Good until {when}', de: 'Gilt bis {when}', ru: 'Действует до {when}' },
  stay: {
    en: 'Keep Vmeste open: whoever of you is around first lets the newcomer in.',
    de: 'Lass Vmeste offen: Wer von euch zuerst da ist, lässt die neue Person herein.',
    ru: 'Не закрывайте Vmeste: новичка впустит тот из вас, кто окажется рядом первым.',
  },
  sample: {
    en: 'Nobody can be invited into the sample network. Found your own: it takes less than a minute.',
    de: 'Ins Beispielnetzwerk kann niemand eingeladen werden. Gründe dein eigenes: Das dauert keine Minute.',
    ru: 'В пример сети никого нельзя пригласить. Создайте свою: это займёт меньше минуты.',
  },
  toFound: { en: 'Found a network', de: 'Netzwerk gründen', ru: 'Создать сеть' },
  notYours: {
    en: 'Inviting is for ambassadors and coordinators',
    de: 'Einladen können Botschafter:innen und Koordinator:innen',
    ru: 'Приглашать могут амбассадоры и координаторы',
  },
  notYoursHint: {
    en: 'Tell one of them whom you would like to bring: they make the link, and you may pass it on.',
    de: 'Sag jemandem von ihnen, wen du mitbringen möchtest: Sie erstellen den Link, und du darfst ihn weitergeben.',
    ru: 'Скажите кому-нибудь из них, кого хотите привести: они создадут ссылку, а вы её передадите.',
  },
})
