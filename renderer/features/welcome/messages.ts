import { defineMessages } from '../../ui/i18n.tsx'

export const messages = defineMessages({
  title: { en: 'Welcome', de: 'Willkommen', ru: 'Добро пожаловать' },
  tagline: {
    en: 'Plan together, without a server in between.',
    de: 'Gemeinsam planen, ohne Server dazwischen.',
    ru: 'Планируйте вместе, без сервера посередине.',
  },
  lead: {
    en: 'Everything lives on your own machine and works without internet. When two of you meet, your machines bring each other up to date.',
    de: 'Alles liegt auf deinem eigenen Gerät und funktioniert ohne Internet. Wenn ihr euch trefft, bringen sich eure Geräte gegenseitig auf den neuesten Stand.',
    ru: 'Всё хранится на вашем устройстве и работает без интернета. Когда вы встречаетесь, устройства обмениваются новостями.',
  },
  foundTitle: { en: 'Found a network', de: 'Netzwerk gründen', ru: 'Создать сеть' },
  foundText: {
    en: 'Give it a name and begin. Two people are enough.',
    de: 'Gib ihm einen Namen und leg los. Zwei Leute reichen.',
    ru: 'Дайте ей имя и начинайте. Достаточно двоих.',
  },
  joinTitle: { en: 'Join a network', de: 'Einem Netzwerk beitreten', ru: 'Вступить в сеть' },
  joinText: {
    en: 'You have an invitation, or the address of a network.',
    de: 'Du hast eine Einladung oder die Adresse eines Netzwerks.',
    ru: 'У вас есть приглашение или адрес сети.',
  },
  lookTitle: { en: 'Look around', de: 'Umschauen', ru: 'Осмотреться' },
  lookText: {
    en: 'A made-up network of 200 people. Thrown away in one click.',
    de: 'Ein erfundenes Netzwerk mit 200 Menschen. Mit einem Klick wieder weg.',
    ru: 'Вымышленная сеть из 200 человек. Удаляется одним нажатием.',
  },
  networkName: { en: 'Name of the network', de: 'Name des Netzwerks', ru: 'Название сети' },
  networkHint: {
    en: 'Kiez kitchen, Chess on Sundays …',
    de: 'Kiezküche, Schach am Sonntag …',
    ru: 'Соседи, Шахматы по воскресеньям…',
  },
  yourName: { en: 'Your name', de: 'Dein Name', ru: 'Ваше имя' },
  yourNameHint: {
    en: 'As the others know you. You can change it at any time.',
    de: 'So, wie dich die anderen kennen. Du kannst ihn jederzeit ändern.',
    ru: 'Так, как вас знают другие. Его можно изменить в любое время.',
  },
  found: { en: 'Found it', de: 'Gründen', ru: 'Создать' },
  founding: { en: 'Founding …', de: 'Wird gegründet …', ru: 'Создаём…' },
  look: { en: 'Look around', de: 'Umschauen', ru: 'Осмотреться' },
  preparing: { en: 'Setting up …', de: 'Wird vorbereitet …', ru: 'Готовим…' },
  foundConsent: {
    en: 'Your name, and that you founded the network.',
    de: 'Deinen Namen, und dass du das Netzwerk gegründet hast.',
    ru: 'Ваше имя и то, что сеть основали вы.',
  },
  back: { en: 'Back', de: 'Zurück', ru: 'Назад' },
  yours: { en: 'On this machine', de: 'Auf diesem Gerät', ru: 'На этом устройстве' },
  sample: { en: 'Sample', de: 'Beispiel', ru: 'Пример' },
  sampleNetwork: { en: 'Kite Club', de: 'Drachenclub', ru: 'Клуб воздушных змеев' },
  sampleMe: { en: 'You', de: 'Du', ru: 'Вы' },
  required: { en: 'Please fill this in', de: 'Bitte ausfüllen', ru: 'Заполните это поле' },
  language: { en: 'Language', de: 'Sprache', ru: 'Язык' },
})
