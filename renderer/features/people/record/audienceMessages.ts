import { defineMessages } from '../../../ui/i18n.tsx'

export const a = defineMessages({
  everyone: { en: 'Everyone in the network', de: 'Alle im Netzwerk', ru: 'Все участники' },
  ambassadors: {
    en: 'Ambassadors and coordinators',
    de: 'Botschafter:innen und Koordinator:innen',
    ru: 'Амбассадоры и координаторы',
  },
  onlyMe: { en: 'Only me, on this laptop', de: 'Nur ich, auf diesem Laptop', ru: 'Только я, на этом ноутбуке' },
  whoSees: {
    en: '{field}: who sees it? Now: {who}',
    de: '{field}: Wer sieht das? Jetzt: {who}',
    ru: '{field}: кто это видит? Сейчас: {who}',
  },
  forAmbassadors: {
    en: 'Shown to ambassadors and coordinators only',
    de: 'Wird nur Botschafter:innen und Koordinator:innen gezeigt',
    ru: 'Видно только амбассадорам и координаторам',
  },
  note: {
    en: 'You choose who sees what. What is for ambassadors is shown to nobody else, but it lies on every member’s laptop. What is only for you never leaves this one.',
    de: 'Du wählst, wer was sieht. Was für Botschafter:innen ist, wird sonst niemandem gezeigt, liegt aber auf den Laptops aller Mitglieder. Was nur für dich ist, verlässt diesen Laptop nie.',
    ru: 'Вы решаете, кто что видит. То, что для амбассадоров, больше никому не показывается, но лежит на ноутбуках всех участников. То, что только для вас, этот ноутбук не покидает.',
  },
  more: { en: 'Privacy', de: 'Privatsphäre', ru: 'Личные данные' },
  keptHere: {
    en: '{field} is on this laptop only now. Laptops that had it before keep it among earlier changes, where nobody is shown it.',
    de: '{field}: liegt jetzt nur noch auf diesem Laptop. Laptops, die es schon hatten, behalten es bei früheren Änderungen; gezeigt wird es dort niemandem.',
    ru: '{field}: теперь только на этом ноутбуке. У тех, до кого это уже дошло, оно остаётся среди прежних изменений, но никому не показывается.',
  },
})
