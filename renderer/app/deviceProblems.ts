import { defineMessages } from '../ui/i18n.tsx'
import { registerProblems } from '../ui/problems.ts'

/** Words for what can go wrong between somebody's laptops, and with a recovery sheet. */
registerProblems(
  defineMessages({
    'deviceLink.notALink': {
      en: 'This is not what your other laptop shows. There, open “My laptops” and “Add a laptop”, and copy all of the link.',
      de: 'Das ist nicht, was dein anderer Laptop zeigt. Öffne dort „Meine Laptops“ und „Laptop hinzufügen“ und kopier den ganzen Link.',
      ru: 'Это не то, что показывает другой ваш ноутбук. Откройте там «Мои ноутбуки», «Добавить ноутбук» и скопируйте ссылку целиком.',
    },
    'deviceLink.otherVersion': {
      en: 'Your other laptop has another version of Vmeste. Bring both up to date, then try again.',
      de: 'Dein anderer Laptop hat eine andere Version von Vmeste. Bring beide auf den neuesten Stand und versuch es noch einmal.',
      ru: 'На другом вашем ноутбуке другая версия Vmeste. Обновите её на обоих и попробуйте ещё раз.',
    },
    'deviceLink.damaged': {
      en: 'Part of the link is missing. Copy all of it, or scan the code again.',
      de: 'Ein Teil des Links fehlt. Kopier ihn ganz oder scanne den Code noch einmal.',
      ru: 'Часть ссылки потерялась. Скопируйте её целиком или отсканируйте код снова.',
    },
    'deviceLink.expired': {
      en: 'The ten minutes are over. Begin again on your other laptop: “Add a laptop”.',
      de: 'Die zehn Minuten sind um. Fang auf deinem anderen Laptop noch einmal an: „Laptop hinzufügen“.',
      ru: 'Десять минут прошли. Начните на другом ноутбуке заново: «Добавить ноутбук».',
    },
    'deviceLink.alreadyHere': {
      en: '{network} is on this machine already. Nothing was changed.',
      de: '{network} ist auf diesem Gerät schon da. Es wurde nichts geändert.',
      ru: 'Сеть «{network}» на этом устройстве уже есть. Ничего не изменилось.',
    },
    'deviceLink.differ': {
      en: 'The words were not the same: perhaps somebody else was in between. Nothing was linked and nothing was given away. Begin again on your other laptop; on a Wi-Fi that you trust is best.',
      de: 'Die Wörter waren nicht gleich: Vielleicht war jemand dazwischen. Es wurde nichts verbunden und nichts weitergegeben. Fang auf deinem anderen Laptop noch einmal an, am besten in einem WLAN, dem du vertraust.',
      ru: 'Слова не совпали: возможно, к связи подключился кто-то посторонний. Ничего не подключено и ничего не передано. Начните заново, лучше в сети Wi-Fi, которой доверяете.',
    },
    'deviceLink.gone': {
      en: 'The other laptop went away before both had agreed. Nothing was changed; begin again.',
      de: 'Der andere Laptop war weg, bevor beide zugestimmt hatten. Es wurde nichts geändert; fang noch einmal an.',
      ru: 'Другой ноутбук пропал раньше, чем оба согласились. Ничего не изменилось; начните заново.',
    },
    'sheet.notASheet': {
      en: 'These are not the words of a recovery sheet. They are 18 plain English words, in order.',
      de: 'Das sind nicht die Wörter eines Rettungsblatts. Es sind 18 einfache englische Wörter, der Reihe nach.',
      ru: 'Это не слова с листа восстановления. На нём 18 простых английских слов по порядку.',
    },
    'sheet.otherVersion': {
      en: 'This sheet was made by another version of Vmeste. Bring this machine up to date, then try again.',
      de: 'Dieses Blatt stammt von einer anderen Version von Vmeste. Bring dieses Gerät auf den neuesten Stand und versuch es noch einmal.',
      ru: 'Этот лист сделан другой версией Vmeste. Обновите программу на этом устройстве и попробуйте ещё раз.',
    },
    'sheet.damaged': {
      en: 'The code could not be read whole. Scan it again, or type the words.',
      de: 'Der Code ließ sich nicht ganz lesen. Scanne ihn noch einmal oder tipp die Wörter ab.',
      ru: 'Код прочитался не полностью. Отсканируйте его снова или наберите слова.',
    },
    'sheet.wordCount': {
      en: '{count, plural, one {# word} other {# words}} of {of} so far.',
      de: 'Bisher {count, plural, one {# Wort} other {# Wörter}} von {of}.',
      ru: 'Пока {count, plural, one {# слово} few {# слова} many {# слов} other {# слова}} из {of}.',
    },
    'sheet.unknownWord': {
      en: 'Word {place}, “{word}”, is not on any sheet.{maybe, select, undefined {} other { Do you mean: {maybe}?}}',
      de: 'Wort {place}, „{word}“, steht auf keinem Blatt.{maybe, select, undefined {} other { Meinst du: {maybe}?}}',
      ru: 'Слово {place}, «{word}», на таких листах не встречается.{maybe, select, undefined {} other { Может быть: {maybe}?}}',
    },
    'sheet.oneWrong': {
      en: 'The words do not fit together. Look at word {place} again: “{word}”, or {maybe}?',
      de: 'Die Wörter passen nicht zusammen. Schau Wort {place} noch einmal an: „{word}“ oder {maybe}?',
      ru: 'Слова не подходят друг к другу. Проверьте слово {place}: «{word}» или {maybe}?',
    },
    'sheet.wrongWords': {
      en: 'The words do not fit together: one is wrong, or two changed places. Compare them with the paper.',
      de: 'Die Wörter passen nicht zusammen: Eins ist falsch, oder zwei sind vertauscht. Vergleich sie mit dem Blatt.',
      ru: 'Слова не подходят друг к другу: одно неверно или два поменялись местами. Сверьте их с листом.',
    },
    'sheet.alreadyHere': {
      en: '{network} is on this machine already. The sheet is for a machine that has nothing.',
      de: '{network} ist auf diesem Gerät schon da. Das Blatt ist für ein Gerät, das nichts hat.',
      ru: 'Сеть «{network}» на этом устройстве уже есть. Лист нужен там, где ничего нет.',
    },
    'sheet.notHers': {
      en: 'These words belong to another sheet: of another network, of somebody else, or one that was closed off.',
      de: 'Diese Wörter gehören zu einem anderen Blatt: aus einem anderen Netzwerk, von jemand anderem oder einem gesperrten.',
      ru: 'Эти слова с другого листа: из другой сети, чужого или уже заблокированного.',
    },
    'recover.notKnown': {
      en: 'Somebody of the network is here, but does not know this sheet: it was closed off, or is newer than what they have. Vmeste goes on asking.',
      de: 'Jemand aus dem Netzwerk ist da, kennt dieses Blatt aber nicht: Es wurde gesperrt oder ist neuer als das, was dort bekannt ist. Vmeste fragt weiter.',
      ru: 'Кто-то из сети на связи, но этого листа там не знают: его заблокировали, или он новее того, что там известно. Vmeste продолжает спрашивать.',
    },
  }),
)
