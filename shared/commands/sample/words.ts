/** What the sample network's people say, in the reader's language. Lists with the same index mean the same thing. */
export type SampleLocale = 'en' | 'de' | 'ru'
export type Said = Readonly<Record<SampleLocale, readonly string[]>>

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
const said = (en: string, de: string, ru: string): Said => ({ en: lines(en), de: lines(de), ru: lines(ru) })

export const languageNames: Readonly<Record<SampleLocale, Readonly<Record<string, string>>>> = {
  en: {
    de: 'German',
    en: 'English',
    ru: 'Russian',
    uk: 'Ukrainian',
    pl: 'Polish',
    fr: 'French',
    es: 'Spanish',
    tr: 'Turkish',
    it: 'Italian',
    pt: 'Portuguese',
    ar: 'Arabic',
    fi: 'Finnish',
  },
  de: {
    de: 'Deutsch',
    en: 'Englisch',
    ru: 'Russisch',
    uk: 'Ukrainisch',
    pl: 'Polnisch',
    fr: 'Französisch',
    es: 'Spanisch',
    tr: 'Türkisch',
    it: 'Italienisch',
    pt: 'Portugiesisch',
    ar: 'Arabisch',
    fi: 'Finnisch',
  },
  ru: {
    de: 'немецкий',
    en: 'английский',
    ru: 'русский',
    uk: 'украинский',
    pl: 'польский',
    fr: 'французский',
    es: 'испанский',
    tr: 'турецкий',
    it: 'итальянский',
    pt: 'португальский',
    ar: 'арабский',
    fi: 'финский',
  },
}

/** Fields of work, each with skills (`skillsOf`), in the same order. */
export const fieldsOfWork = said(
  `Design
  Software
  Teaching
  Medicine
  Music
  Law
  Gastronomy
  Journalism
  Architecture
  Research
  Crafts
  Social work`,
  `Gestaltung
  Software
  Bildung
  Medizin
  Musik
  Recht
  Gastronomie
  Journalismus
  Architektur
  Forschung
  Handwerk
  Sozialarbeit`,
  `Дизайн
  Программирование
  Преподавание
  Медицина
  Музыка
  Право
  Гастрономия
  Журналистика
  Архитектура
  Наука
  Ремёсла
  Социальная работа`,
)

export const skillsOf: readonly Said[] = [
  said('Posters\nTypography\nIllustration', 'Plakate\nTypografie\nIllustration', 'Плакаты\nТипографика\nИллюстрация'),
  said(
    'Web apps\nDatabases\nAccessibility',
    'Webanwendungen\nDatenbanken\nBarrierefreiheit',
    'Веб-приложения\nБазы данных\nДоступность',
  ),
  said(
    'Language courses\nWorkshops\nMentoring',
    'Sprachkurse\nWorkshops\nMentoring',
    'Языковые курсы\nМастер-классы\nНаставничество',
  ),
  said(
    'First aid\nNutrition\nPhysiotherapy',
    'Erste Hilfe\nErnährung\nPhysiotherapie',
    'Первая помощь\nПитание\nФизиотерапия',
  ),
  said('Guitar\nChoir\nSound engineering', 'Gitarre\nChorleitung\nTontechnik', 'Гитара\nХор\nЗвукорежиссура'),
  said(
    'Associations\nResidence permits\nContracts',
    'Vereinsrecht\nAufenthaltsrecht\nVerträge',
    'Право объединений\nВид на жительство\nДоговоры',
  ),
  said(
    'Cooking for fifty\nBaking\nCoffee',
    'Kochen für fünfzig\nBacken\nKaffee',
    'Готовка на полсотни гостей\nВыпечка\nКофе',
  ),
  said('Interviews\nPhotography\nNewsletters', 'Interviews\nFotografie\nRundbriefe', 'Интервью\nФотография\nРассылки'),
  said(
    'Exhibitions\nDrawings\nBuilding permits',
    'Ausstellungen\nZeichnungen\nBauanträge',
    'Выставки\nЧертежи\nРазрешения на строительство',
  ),
  said(
    'Statistics\nSurveys\nScientific writing',
    'Statistik\nUmfragen\nWissenschaftliches Schreiben',
    'Статистика\nОпросы\nНаучные тексты',
  ),
  said(
    'Woodwork\nSewing\nBicycle repair',
    'Holzarbeiten\nNähen\nFahrradreparatur',
    'Работа по дереву\nШитьё\nРемонт велосипедов',
  ),
  said(
    'Moderation\nCounselling\nYouth groups',
    'Moderation\nBeratung\nJugendgruppen',
    'Ведение встреч\nКонсультации\nМолодёжные группы',
  ),
]

export const offers = said(
  `A sofa for visiting members
  Feedback on your portfolio
  An hour of German conversation a week
  Help with forms and letters
  A van on weekends
  Guitar lessons for beginners
  A room for 20 people on Tuesdays
  Introductions to local press
  Proofreading in two languages
  A walk through my part of town`,
  `Ein Sofa für Mitglieder auf Besuch
  Rückmeldung zu deiner Mappe
  Eine Stunde Deutsch sprechen pro Woche
  Hilfe bei Formularen und Briefen
  Ein Transporter am Wochenende
  Gitarrenunterricht für den Anfang
  Ein Raum für 20 Leute, dienstags
  Kontakte zur Lokalpresse
  Korrekturlesen in zwei Sprachen
  Ein Spaziergang durch mein Viertel`,
  `Диван для гостей из других городов
  Отзыв о вашем портфолио
  Час разговорного немецкого в неделю
  Помощь с анкетами и письмами
  Фургон по выходным
  Уроки гитары для начинающих
  Зал на 20 человек по вторникам
  Знакомство с местной прессой
  Вычитка на двух языках
  Прогулка по моему району`,
)

export const asks = said(
  `People to practise German with
  A flat share from spring
  A co-founder who can count
  Someone to explain health insurance
  A choir that still takes basses
  Advice on founding an association
  A mentor in product design
  Company for museum Sundays
  A second-hand piano
  Volunteers for our next meetup`,
  `Leute zum Deutschüben
  Ein WG-Zimmer ab Frühjahr
  Jemanden zum Mitgründen, der rechnen kann
  Jemanden, der mir die Krankenkasse erklärt
  Einen Chor, der noch Bässe nimmt
  Rat zur Vereinsgründung
  Mentoring in Produktgestaltung
  Begleitung für Museumssonntage
  Ein gebrauchtes Klavier
  Helfende für unser nächstes Treffen`,
  `С кем практиковать немецкий
  Комната в общей квартире с весны
  Сооснователь, который умеет считать
  Кто объяснит медицинскую страховку
  Хор, где ещё нужны басы
  Совет по созданию объединения
  Наставник в продуктовом дизайне
  Компания для музейных воскресений
  Подержанное пианино
  Волонтёры на следующую встречу`,
)

export const intents = said(
  'Networking\nFriends\nLanguage practice\nProjects\nMentoring',
  'Berufliche Kontakte\nFreundschaften\nSprachen üben\nProjekte\nMentoring',
  'Деловые знакомства\nДружба\nПрактика языка\nПроекты\nНаставничество',
)

/** `{field}`, `{city}` and `{years}` are filled in. */
export const intros = said(
  `Moved to {city} and stayed. By day: {field}; in the evening I like long tables and short speeches.
  {field} for {years} years. I come to listen first.
  New in {city}, curious about everybody. Ask me about {field}.
  I help where hands are missing, best behind the scenes.
  {field} and too many hobbies. Looking for people who finish things.
  Grew up between three languages. Happy to introduce people to each other.`,
  `Nach {city} gezogen und geblieben. Tagsüber: {field}; abends mag ich lange Tische und kurze Reden.
  {field} seit {years} Jahren. Ich höre erst einmal zu.
  Neu in {city} und neugierig auf alle. Frag mich nach {field}.
  Ich packe an, wo Hände fehlen, am liebsten hinter den Kulissen.
  {field} und zu viele Hobbys. Suche Leute, die Dinge zu Ende bringen.
  Zwischen drei Sprachen aufgewachsen. Ich stelle Menschen gern einander vor.`,
  `Мой город теперь {city}. Днём {field}, вечером люблю длинные столы и короткие речи.
  {field}: мой стаж в годах {years}. Сначала слушаю, потом говорю.
  Здесь недавно ({city}), интересны все. Спросите меня про {field}.
  Помогаю там, где не хватает рук, лучше всего за кулисами.
  {field} и слишком много увлечений. Ищу людей, которые доводят дело до конца.
  Детство между тремя языками. С радостью знакомлю людей друг с другом.`,
)

export const columnNames = said(
  'Ideas\nThis month\nIn progress\nDone',
  'Ideen\nDiesen Monat\nIn Arbeit\nFertig',
  'Идеи\nВ этом месяце\nВ работе\nГотово',
)

export const labels = said(
  'urgent\nwaiting\nneeds money\neasy start',
  'eilig\nwartet\nbraucht Geld\nleichter Einstieg',
  'срочно\nждём\nнужны деньги\nлёгкий старт',
)

export const descriptions = said(
  `Agreed at the last meeting. Whoever has time first takes it; write here what you found out.
  Ask two members before deciding, and keep the receipt.
  Last year's version is a good start. Please keep it to one page.
  Blocked until we hear from the venue. Call again on Thursday.
  Good for someone new: small, clear, and people will thank you.`,
  `Beim letzten Treffen so besprochen. Wer zuerst Zeit hat, nimmt es; schreib hier auf, was du herausfindest.
  Frag vor der Entscheidung zwei Mitglieder und heb den Beleg auf.
  Die Fassung vom letzten Jahr ist ein guter Anfang. Bitte höchstens eine Seite.
  Liegt, bis der Veranstaltungsort antwortet. Am Donnerstag noch einmal anrufen.
  Gut für Neue: klein, klar, und die Leute werden dir danken.`,
  `Так решили на последней встрече. Берёт тот, у кого раньше найдётся время; пишите сюда, что узнали.
  Посоветуйтесь с двумя участниками и сохраните чек.
  Прошлогодний вариант подойдёт для начала. Не больше одной страницы.
  Ждём ответа от площадки. Позвонить ещё раз в четверг.
  Подойдёт новичку: небольшая, понятная задача, и все скажут спасибо.`,
)
