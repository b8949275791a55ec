import { defineMessages } from '../../ui/i18n.tsx'
import { registerProblems } from '../../ui/problems.ts'

export const lanMessages = defineMessages({
  lan: {
    en: 'Let laptops on this Wi-Fi find this one',
    de: 'Laptops in diesem WLAN dürfen dieses finden',
    ru: 'Ноутбуки в этой сети Wi-Fi могут найти этот',
  },
  lanNote: {
    en: 'For meeting without internet: members on the same Wi-Fi who switch this on too find each other by themselves, and your invitations lead here. Others on the Wi-Fi can see that Vmeste runs here, but read nothing and cannot tell which network you are in. If your system asks, allow it.',
    de: 'Für Treffen ohne Internet: Mitglieder im selben WLAN, die das auch einschalten, finden einander von selbst, und deine Einladungen führen hierher. Andere im WLAN sehen, dass hier Vmeste läuft, lesen aber nichts und erkennen nicht, zu welchem Netzwerk du gehörst. Falls dein System fragt, erlaube es.',
    ru: 'Для встреч без интернета: участники в той же сети Wi-Fi, которые тоже это включат, сами находят друг друга, и ваши приглашения ведут сюда. Остальные в этой сети видят, что здесь работает Vmeste, но ничего не могут прочитать и не узнают, в какой вы сети. Если система спросит, разрешите.',
  },
  lanAddress: {
    en: 'Somebody does not find it? On her laptop, enter this as the meeting point: {address}',
    de: 'Jemand findet ihn nicht? Trag dort dies als Treffpunkt ein: {address}',
    ru: 'Кто-то его не находит? Пусть укажет у себя это место встречи: {address}',
  },
})

registerProblems({
  'lan.noNetwork': {
    en: 'There is no Wi-Fi at the moment. It begins by itself as soon as there is one.',
    de: 'Gerade gibt es kein WLAN. Sobald eines da ist, geht es von selbst los.',
    ru: 'Сейчас нет сети Wi-Fi. Как только она появится, всё начнётся само.',
  },
  'lan.cannotListen': {
    en: 'This machine did not let Vmeste be found. Everything else works as before; perhaps a firewall or another program is in the way. Try again, or start Vmeste anew.',
    de: 'Dieses Gerät hat nicht zugelassen, dass Vmeste gefunden wird. Alles andere geht wie bisher; vielleicht steht eine Firewall oder ein anderes Programm im Weg. Versuch es noch einmal oder starte Vmeste neu.',
    ru: 'Устройство не позволило другим найти Vmeste. Всё остальное работает как раньше; возможно, мешает брандмауэр или другая программа. Попробуйте ещё раз или перезапустите Vmeste.',
  },
})
