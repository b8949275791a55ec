import { defineMessages } from '../../ui/i18n.tsx'

export const lanMessages = defineMessages({
  lanNote: {
    en: 'For meeting without internet: members on the same Wi-Fi who switch this on too find each other by themselves, and your invitations lead here. Others on the Wi-Fi can see that Vmeste runs here, but read nothing and cannot tell which network you are in. If your system asks, allow it.',
    de: 'Für Treffen ohne Internet: Mitglieder im selben WLAN, die das auch einschalten, finden einander von selbst, und deine Einladungen führen hierher. Andere im WLAN sehen, dass hier Vmeste läuft, lesen aber nichts und erkennen nicht, zu welchem Netzwerk du gehörst. Falls dein System fragt, erlaube es.',
    ru: 'Для встреч без интернета: участники в той же сети Wi-Fi, которые тоже это включат, сами находят друг друга, и ваши приглашения ведут сюда. Остальные в этой сети видят, что здесь работает Vmeste, но ничего не могут прочитать и не узнают, в какой вы сети. Если система спросит, разрешите.',
  },
  lanAddress: {
    en: 'Somebody does not find it? There, enter this as the meeting point: {address}',
    de: 'Jemand findet ihn nicht? Trag dort dies als Treffpunkt ein: {address}',
    ru: 'Кто-то его не находит? Пусть укажет у себя это место встречи: {address}',
  },
})
