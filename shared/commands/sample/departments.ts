import type { Said, SampleLocale } from './words.ts'

/** A department of the sample network: `name | purpose`, then its cards. `{city}` in a card is filled in, so that one line makes several cards. */
export interface SampleDepartment {
  readonly name: Readonly<Record<SampleLocale, string>>
  readonly purpose: Readonly<Record<SampleLocale, string>>
  readonly cards: Said
}

const department = (en: string, de: string, ru: string): SampleDepartment => {
  const read = (text: string) => {
    const [head, ...cards] = text
      .trim()
      .split('\n')
      .map((line) => line.trim())
    const [name, purpose] = head!.split(' | ')
    return { name: name!, purpose: purpose!, cards }
  }
  const all = { en: read(en), de: read(de), ru: read(ru) }
  return {
    name: { en: all.en.name, de: all.de.name, ru: all.ru.name },
    purpose: { en: all.en.purpose, de: all.de.purpose, ru: all.ru.purpose },
    cards: { en: all.en.cards, de: all.de.cards, ru: all.ru.cards },
  }
}

export const departments: readonly SampleDepartment[] = [
  department(
    `Welcome | Nobody stands alone at the first evening
    Call the newcomers in {city}
    Find a host pair for {city}
    Write a first letter in three languages
    Ask last month's newcomers what they missed
    Name tags that can be read from two metres
    Buddy list for {city}
    Answer introductions within two days
    A corner for people who came alone`,
    `Willkommen | Niemand steht am ersten Abend allein
    Die Neuen in {city} anrufen
    Ein Gastgeberpaar für {city} finden
    Einen ersten Brief in drei Sprachen schreiben
    Die Neuen vom letzten Monat fragen, was gefehlt hat
    Namensschilder, die man aus zwei Metern lesen kann
    Patenliste für {city}
    Vorstellungen innerhalb von zwei Tagen beantworten
    Eine Ecke für alle, die allein kommen`,
    `Новички | Никто не стоит один в первый вечер
    Обзвонить новичков: {city}
    Найти пару хозяев вечера: {city}
    Написать первое письмо на трёх языках
    Спросить новичков прошлого месяца, чего не хватило
    Бейджи, которые читаются с двух метров
    Список кураторов: {city}
    Отвечать на знакомства за два дня
    Уголок для тех, кто пришёл один`,
  ),
  department(
    `Programme | Three evenings a month in every city
    Book the back room in {city}
    Find a hundred chairs for {city}
    A quiet hour for language tandems
    Decide on the winter programme
    Guest list and check-in for {city}
    Thank the bar in {city}
    A checklist for first-time hosts
    Write down what went wrong in October`,
    `Programm | Drei Abende im Monat in jeder Stadt
    Das Hinterzimmer in {city} buchen
    Hundert Stühle für {city} finden
    Eine stille Stunde für Sprachtandems
    Das Winterprogramm beschließen
    Gästeliste und Einlass für {city}
    Der Bar in {city} danken
    Eine Checkliste für den ersten eigenen Abend
    Aufschreiben, was im Oktober schiefging`,
    `Программа | Три вечера в месяц в каждом городе
    Забронировать зал: {city}
    Найти сто стульев: {city}
    Тихий час для языковых тандемов
    Утвердить зимнюю программу
    Список гостей и вход: {city}
    Поблагодарить бар: {city}
    Памятка для тех, кто ведёт вечер впервые
    Записать, что пошло не так в октябре`,
  ),
  department(
    `Design | Everything people see of us
    Poster for {city}
    Photo wall for {city}
    Choose a typeface that has Cyrillic
    Signs for the cellar stairs
    A template everybody can edit
    Stickers for {city}
    Colours that also work in black and white
    Clean up the picture folder`,
    `Gestaltung | Alles, was man von uns sieht
    Plakat für {city}
    Fotowand für {city}
    Eine Schrift mit Kyrillisch aussuchen
    Schilder für die Kellertreppe
    Eine Vorlage, die alle ändern können
    Aufkleber für {city}
    Farben, die auch in Schwarzweiß gehen
    Den Bilderordner aufräumen`,
    `Дизайн | Всё, что от нас видят люди
    Афиша: {city}
    Фотостена: {city}
    Выбрать шрифт с кириллицей
    Указатели на лестницу в подвал
    Шаблон, который каждый сможет править
    Наклейки: {city}
    Цвета, которые читаются и в чёрно-белом
    Разобрать папку с фотографиями`,
  ),
  department(
    `Public relations | Our stories in other people's papers
    Call the local paper in {city}
    Radio interview in {city}
    One paragraph about us that is true
    Ask members before their names are printed
    Press list for {city}
    Reply to the student magazine
    A photo with permission of everyone on it
    Collect ten sentences from guests`,
    `Öffentlichkeit | Unsere Geschichten in den Zeitungen
    Die Lokalzeitung in {city} anrufen
    Radiointerview in {city}
    Ein Absatz über uns, der stimmt
    Mitglieder fragen, bevor ihr Name gedruckt wird
    Presseliste für {city}
    Der Studierendenzeitung antworten
    Ein Foto mit Einverständnis aller darauf
    Zehn Sätze von Gästen sammeln`,
    `Пресса | Наши истории в чужих газетах
    Позвонить в местную газету: {city}
    Интервью на радио: {city}
    Один абзац о нас, где всё правда
    Спросить участников, прежде чем печатать имена
    Список журналистов: {city}
    Ответить студенческому журналу
    Фото с согласием всех, кто на нём
    Собрать десять фраз от гостей`,
  ),
  department(
    `Development | The tools we build ourselves
    Try the app on the laptop in {city}
    Show three people how to import a list
    Find out why printing cuts the last line
    Write down how to move to a new machine
    Repair evening in {city}
    Test with a screen reader
    Translate the last twenty messages
    Thank whoever reported the time zone bug`,
    `Entwicklung | Werkzeuge, die wir selbst bauen
    Die App auf dem Laptop in {city} ausprobieren
    Drei Leuten zeigen, wie man eine Liste einliest
    Herausfinden, warum der Druck die letzte Zeile abschneidet
    Aufschreiben, wie man auf ein neues Gerät umzieht
    Reparaturabend in {city}
    Mit einem Screenreader testen
    Die letzten zwanzig Texte übersetzen
    Danken, wer den Zeitzonenfehler gemeldet hat`,
    `Разработка | Инструменты, которые мы делаем сами
    Проверить приложение на ноутбуке: {city}
    Показать троим, как загрузить список
    Выяснить, почему печать срезает последнюю строку
    Описать переезд на новый компьютер
    Ремонтный вечер: {city}
    Проверить с программой чтения с экрана
    Перевести последние двадцать сообщений
    Поблагодарить за найденную ошибку с часовым поясом`,
  ),
  department(
    `Finance | Every euro twice looked at
    Receipts from {city}
    Agree on the deposit in {city}
    Budget for the winter evening
    A treasurer for spring
    Refund the train tickets to {city}
    Explain the dues in five sentences
    Ask two foundations
    Close the books of last year`,
    `Finanzen | Jeden Euro zweimal ansehen
    Belege aus {city}
    Die Kaution in {city} klären
    Budget für den Winterabend
    Eine Kassenführung ab Frühjahr
    Die Bahnfahrten nach {city} erstatten
    Den Beitrag in fünf Sätzen erklären
    Zwei Stiftungen anfragen
    Das letzte Jahr abschließen`,
    `Финансы | На каждый евро смотрим дважды
    Чеки: {city}
    Договориться о залоге: {city}
    Бюджет зимнего вечера
    Казначей с весны
    Вернуть деньги за билеты: {city}
    Объяснить взносы в пяти предложениях
    Написать в два фонда
    Закрыть прошлый год`,
  ),
  department(
    `Advisory board | Three people who have seen it before
    Visit the group in {city}
    Listen to the hosts in {city}
    What we do when an ambassador leaves
    A page about how decisions are made
    Second opinion on the cellar lease
    Mentors for {city}
    Prepare the yearly meeting
    Three questions for every new city`,
    `Beirat | Drei, die das schon einmal gesehen haben
    Die Gruppe in {city} besuchen
    Den Gastgebenden in {city} zuhören
    Was wir tun, wenn jemand im Amt aufhört
    Eine Seite darüber, wie wir entscheiden
    Zweite Meinung zum Kellermietvertrag
    Mentoring für {city}
    Das Jahrestreffen vorbereiten
    Drei Fragen an jede neue Stadt`,
    `Совет | Трое, кто это уже видел
    Навестить группу: {city}
    Выслушать хозяев вечеров: {city}
    Что делать, если амбассадор уходит
    Страница о том, как мы решаем
    Второе мнение о договоре на подвал
    Наставники: {city}
    Подготовить годовое собрание
    Три вопроса каждому новому городу`,
  ),
  department(
    `Music and stage | The kvartirnik has its own sound
    Musicians for {city}
    Borrow a piano in {city}
    Two microphones that do not hum
    Ask the neighbours before nine
    Programme with three slots for beginners
    Recording from {city}
    A song everybody knows
    Who tunes the piano?`,
    `Musik und Bühne | Der Kwartirnik hat seinen eigenen Klang
    Musik für {city} finden
    In {city} ein Klavier leihen
    Zwei Mikrofone, die nicht brummen
    Vor neun mit der Nachbarschaft sprechen
    Programm mit drei Plätzen für Neue
    Mitschnitt aus {city}
    Ein Lied, das alle kennen
    Wer stimmt das Klavier?`,
    `Музыка и сцена | У квартирника свой звук
    Музыканты: {city}
    Одолжить пианино: {city}
    Два микрофона, которые не гудят
    Поговорить с соседями до девяти
    Программа: три места для новичков
    Запись вечера: {city}
    Песня, которую знают все
    Кто настроит пианино?`,
  ),
  department(
    `Kitchen | Long tables, few rules
    Soup for sixty in {city}
    Borrow pots in {city}
    Labels for what is inside
    A vegan dish that nobody calls that
    Dishwashing rota for {city}
    Ask the market for what is left on Saturday
    Coffee without a machine
    Who is allergic to what`,
    `Küche | Lange Tische, wenige Regeln
    Suppe für sechzig in {city}
    Töpfe in {city} leihen
    Schilder, was drin ist
    Ein veganes Gericht, das niemand so nennt
    Abwaschplan für {city}
    Auf dem Markt fragen, was samstags übrig bleibt
    Kaffee ohne Maschine
    Wer was nicht verträgt`,
    `Кухня | Длинные столы, мало правил
    Суп на шестьдесят человек: {city}
    Одолжить кастрюли: {city}
    Таблички с составом
    Постное блюдо, которое так не называют
    Дежурство по посуде: {city}
    Спросить на рынке, что остаётся в субботу
    Кофе без машины
    У кого на что аллергия`,
  ),
  department(
    `Languages | Tandems, courses and patience
    Tandem pairs for {city}
    A room for the Tuesday course in {city}
    Beginners' words on one card
    Ask who could teach Armenian
    Conversation table in {city}
    Collect idioms that do not translate
    Films with subtitles for winter
    Borrow a projector`,
    `Sprachen | Tandems, Kurse und Geduld
    Tandempaare für {city}
    Ein Raum für den Dienstagskurs in {city}
    Die ersten Wörter auf einer Karte
    Fragen, wer Armenisch unterrichten könnte
    Gesprächstisch in {city}
    Redensarten sammeln, die sich nicht übersetzen lassen
    Filme mit Untertiteln für den Winter
    Einen Beamer leihen`,
    `Языки | Тандемы, курсы и терпение
    Пары для тандема: {city}
    Комната для курса по вторникам: {city}
    Первые слова на одной карточке
    Спросить, кто мог бы учить армянскому
    Разговорный стол: {city}
    Собрать непереводимые выражения
    Фильмы с субтитрами на зиму
    Одолжить проектор`,
  ),
  department(
    `Children and families | Evenings that end at seven
    Playroom for {city}
    Sunday walk in {city}
    Two people for the paint corner
    A list of playgrounds with roofs
    Parents' circle in {city}
    Mend the box of costumes
    Ask the library for the reading corner
    Quiet toys for the back of the hall`,
    `Kinder und Familien | Abende, die um sieben enden
    Spielzimmer für {city}
    Sonntagsspaziergang in {city}
    Zwei Leute für die Malecke
    Eine Liste von Spielplätzen mit Dach
    Elternkreis in {city}
    Die Kostümkiste flicken
    Die Bücherei nach der Leseecke fragen
    Leises Spielzeug für hinten im Saal`,
    `Дети и семьи | Вечера, которые кончаются в семь
    Игровая комната: {city}
    Воскресная прогулка: {city}
    Двое в уголок рисования
    Список детских площадок с крышей
    Круг родителей: {city}
    Починить ящик с костюмами
    Спросить библиотеку про уголок чтения
    Тихие игрушки для задних рядов`,
  ),
  department(
    `Analysis | Numbers that open a list, not a debate
    Survey after the evening in {city}
    Count who came twice in {city}
    Which evenings lost people, and why
    One page of numbers a year
    Map of members for {city}
    Ask silent members three questions
    Compare two check-in nights
    Delete what we do not need to know`,
    `Auswertung | Zahlen, die eine Liste öffnen, keine Debatte
    Umfrage nach dem Abend in {city}
    Zählen, wer in {city} zweimal kam
    Welche Abende Leute verloren haben, und warum
    Eine Seite Zahlen im Jahr
    Mitgliederkarte für {city}
    Stillen Mitgliedern drei Fragen stellen
    Zwei Einlassabende vergleichen
    Löschen, was wir nicht wissen müssen`,
    `Аналитика | Числа, за которыми список, а не спор
    Опрос после вечера: {city}
    Сосчитать, кто пришёл дважды: {city}
    Какие вечера потеряли людей и почему
    Одна страница чисел в год
    Карта участников: {city}
    Задать молчаливым участникам три вопроса
    Сравнить два вечера на входе
    Удалить то, чего нам знать не нужно`,
  ),
]
