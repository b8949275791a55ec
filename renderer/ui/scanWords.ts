import { defineMessages } from './i18n.tsx'

export const m = defineMessages({
  camera: { en: 'Scan with the camera', de: 'Mit der Kamera scannen', ru: 'Сканировать камерой' },
  picture: { en: 'Open a picture', de: 'Ein Bild öffnen', ru: 'Открыть снимок' },
  stopCamera: { en: 'Close the camera', de: 'Kamera schließen', ru: 'Закрыть камеру' },
  hold: {
    en: 'Hold the code in front of the camera',
    de: 'Halte den Code vor die Kamera',
    ru: 'Поднесите код к камере',
  },
  noCamera: {
    en: 'The camera could not be used. It may be taken by another program, or not allowed for Vmeste. A picture of the code works too.',
    de: 'Die Kamera ließ sich nicht benutzen. Vielleicht ist sie von einem anderen Programm belegt oder für Vmeste nicht erlaubt. Ein Bild vom Code geht auch.',
    ru: 'Камеру не удалось включить. Возможно, она занята другой программой или не разрешена для Vmeste. Подойдёт и снимок кода.',
  },
  noCode: {
    en: 'No QR code was found in that picture. Try a sharper one, or paste the text.',
    de: 'In diesem Bild wurde kein QR-Code gefunden. Probier ein schärferes oder füge den Text ein.',
    ru: 'На этом снимке не найден QR-код. Попробуйте более чёткий или вставьте текст.',
  },
})
