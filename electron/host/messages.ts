import type { Message } from '../services/messages.ts'

export const messages = {
  running: {
    en: 'Vmeste is open at {url} (Ctrl+C ends it; your data stays in this browser).',
    de: 'Vmeste ist unter {url} geöffnet (Strg+C beendet es; deine Daten bleiben in diesem Browser).',
    ru: 'Vmeste открыт по адресу {url} (Ctrl+C завершает работу; ваши данные остаются в этом браузере).',
  },
  meetingPoint: {
    en: 'Others on this network meet you at {url} (Settings, meeting point).',
    de: 'Andere in diesem Netz treffen dich unter {url} (Einstellungen, Treffpunkt).',
    ru: 'Другие в этой сети могут встретиться с вами по адресу {url} (настройки, место встречи).',
  },
  alreadyRunning: {
    en: 'Vmeste is already running at {url}.',
    de: 'Vmeste läuft schon unter {url}.',
    ru: 'Vmeste уже работает по адресу {url}.',
  },
  portTaken: {
    en: 'Another program uses port {port}. Your data belongs to that address, so Vmeste waits for it: end the other program and start again, or begin afresh with "npm start -- --port 47111".',
    de: 'Ein anderes Programm benutzt Port {port}. Deine Daten gehören zu dieser Adresse, darum wartet Vmeste darauf: Beende das andere Programm und starte neu, oder beginne frisch mit "npm start -- --port 47111".',
    ru: 'Порт {port} занят другой программой. Ваши данные связаны с этим адресом, поэтому Vmeste ждёт его: завершите ту программу и запустите снова или начните заново с "npm start -- --port 47111".',
  },
} as const satisfies Readonly<Record<string, Message>>
