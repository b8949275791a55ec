/** Where the sample network's people come from and live. Names stay as their bearers write them, whatever the reader's language. */
export interface Culture {
  /** [first names, last names] pairs that go together: Slavic last names follow the first name. */
  readonly pairs: readonly (readonly [first: readonly string[], last: readonly string[]])[]
  readonly languages: readonly ('de' | 'en' | 'ru' | 'uk' | 'pl' | 'fr' | 'es' | 'tr' | 'it' | 'pt' | 'ar' | 'fi')[]
  readonly weight: number
}

const words = (text: string) => text.split(' ')

export const cultures: readonly Culture[] = [
  {
    weight: 6,
    languages: ['de', 'en'],
    pairs: [
      [
        words('Jörg Käthe Lukas Anneke Sören Ute Björn Hannelore Mattis Friederike Götz Heike Jürgen Malin Rüdiger'),
        words('Müller Größing Schäfer Köhler Weiß Böttcher Krüger Löwe Petersen Voß Jäger Brüggemann Strauß Möller'),
      ],
    ],
  },
  {
    weight: 6,
    languages: ['ru', 'en', 'de'],
    pairs: [
      [
        words('Зоя Анна Дарья Ксения Марина Вера Полина Юлия Екатерина Ольга'),
        words('Иванова Петрова Соколова Морозова Волкова Лебедева Фёдорова Щербакова Журавлёва Чернова'),
      ],
      [
        words('Борис Алексей Дмитрий Илья Фёдор Михаил Артём Юрий Николай Пётр'),
        words('Иванов Кузнецов Соколов Попов Волков Жуков Фёдоров Щукин Ефимов Чайкин'),
      ],
    ],
  },
  {
    weight: 3,
    languages: ['uk', 'ru', 'en'],
    pairs: [
      [words('Олена Оксана Соломія Наталія Ірина'), words('Шевченко Коваленко Бондаренко Мельник Кравченко Лисенко')],
      [words('Андрій Тарас Євген Сергій Богдан'), words('Шевчук Ткаченко Поліщук Савченко Гнатюк')],
    ],
  },
  {
    weight: 3,
    languages: ['pl', 'en', 'de'],
    pairs: [
      [words('Agnieszka Małgorzata Zofia Łucja Kinga'), words('Wiśniewska Kowalczyk Zielińska Dąbrowska Wójcik')],
      [words('Paweł Łukasz Wojciech Michał'), words('Wiśniewski Kowalski Zieliński Nowak')],
    ],
  },
  {
    weight: 3,
    languages: ['tr', 'de', 'en'],
    pairs: [[words('Ayşe Özlem Emre Çağla Deniz Gülşah Işık Selim'), words('Yılmaz Öztürk Şahin Çelik Kaya Doğan')]],
  },
  {
    weight: 3,
    languages: ['fr', 'en'],
    pairs: [[words('Zoé Éloïse François Maëlle Théo Hélène Amélie Loïc'), words('Lefèvre Béranger Dupré Gérard Noël')]],
  },
  {
    weight: 3,
    languages: ['es', 'en', 'de'],
    pairs: [
      [words('Lucía José Inés Álvaro Martín Begoña Íñigo Sofía'), words('Muñoz Núñez García Peña Ibáñez Gutiérrez')],
    ],
  },
  {
    weight: 2,
    languages: ['pt', 'en'],
    pairs: [[words('João Conceição Tomás Inês Gonçalo Sónia'), words('Araújo Magalhães Simões Conceição Guimarães')]],
  },
  {
    weight: 2,
    languages: ['it', 'en'],
    pairs: [[words('Chiara Niccolò Giulia Matteo Ilaria Davide'), words('Bianchi Esposito Ferri Lombardi Santoro')]],
  },
  {
    weight: 2,
    languages: ['ar', 'de', 'en'],
    pairs: [[words('Layla Omar Nadia Yusuf Amina Karim'), words('Haddad Khoury Mansour Nasser Saleh')]],
  },
  {
    weight: 2,
    languages: ['fi', 'en'],
    pairs: [[words('Aino Väinö Päivi Eero Tuuli Sini'), words('Mäkinen Hämäläinen Järvinen Pöyry Koskinen')]],
  },
  {
    weight: 3,
    languages: ['en'],
    pairs: [
      [
        words('Grace Oluwaseun Siobhán Priya Kwame Niamh Arjun Thandiwe'),
        words("O'Connor Okafor Byrne Sharma Mensah Walsh Patel Dlamini"),
      ],
    ],
  },
]

export interface City {
  readonly name: Readonly<Record<'en' | 'de' | 'ru', string>>
  readonly country: string
  readonly zone: string
  readonly weight: number
}

const city = (en: string, de: string, ru: string, country: string, zone: string, weight: number): City => ({
  name: { en, de, ru },
  country,
  zone,
  weight,
})

export const cities: readonly City[] = [
  city('Berlin', 'Berlin', 'Берлин', 'DE', 'Europe/Berlin', 9),
  city('Rostock', 'Rostock', 'Росток', 'DE', 'Europe/Berlin', 7),
  city('Munich', 'München', 'Мюнхен', 'DE', 'Europe/Berlin', 5),
  city('Cologne', 'Köln', 'Кёльн', 'DE', 'Europe/Berlin', 4),
  city('Vienna', 'Wien', 'Вена', 'AT', 'Europe/Vienna', 3),
  city('Zurich', 'Zürich', 'Цюрих', 'CH', 'Europe/Zurich', 2),
  city('Warsaw', 'Warschau', 'Варшава', 'PL', 'Europe/Warsaw', 3),
  city('Riga', 'Riga', 'Рига', 'LV', 'Europe/Riga', 3),
  city('Tbilisi', 'Tiflis', 'Тбилиси', 'GE', 'Asia/Tbilisi', 4),
  city('Yerevan', 'Jerewan', 'Ереван', 'AM', 'Asia/Yerevan', 2),
  city('Almaty', 'Almaty', 'Алматы', 'KZ', 'Asia/Almaty', 3),
  city('Lisbon', 'Lissabon', 'Лиссабон', 'PT', 'Europe/Lisbon', 2),
  city('Istanbul', 'Istanbul', 'Стамбул', 'TR', 'Europe/Istanbul', 3),
  city('London', 'London', 'Лондон', 'GB', 'Europe/London', 3),
  city('Toronto', 'Toronto', 'Торонто', 'CA', 'America/Toronto', 2),
  city('Buenos Aires', 'Buenos Aires', 'Буэнос-Айрес', 'AR', 'America/Argentina/Buenos_Aires', 1),
]
