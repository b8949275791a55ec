import { defineMessages, useI18n } from '../../ui/i18n.tsx'

const m = defineMessages({
  title: { en: 'What the others see', de: 'Was die anderen sehen', ru: 'Что увидят другие' },
  work: {
    en: 'What you write about yourself and do in the network, with the date. For e-mail, phone and the like you choose who sees them.',
    de: 'Was du über dich schreibst und im Netzwerk tust, mit Datum. Bei E-Mail, Telefon und dergleichen wählst du, wer sie sieht.',
    ru: 'То, что вы пишете о себе и делаете в сети, с датой. Кто видит почту, телефон и подобное, вы выбираете сами.',
  },
  kept: { en: 'Where it is kept', de: 'Wo es liegt', ru: 'Где это хранится' },
  here: {
    en: 'On this machine, and copied to those of all members, as theirs are to yours. There is no server and no account; nobody outside can read it.',
    de: 'Auf diesem Gerät, und kopiert auf die Geräte aller Mitglieder, so wie ihres auf deines. Es gibt keinen Server und kein Konto; von außen kann es niemand lesen.',
    ru: 'На этом устройстве и в копиях на устройствах всех участников, как и их данные у вас. Ни сервера, ни учётной записи нет; извне это никто не прочтёт.',
  },
  back: { en: 'What cannot be called back', de: 'Was sich nicht zurückholen lässt', ru: 'Чего не вернуть' },
  copies: {
    en: 'You can change, hide or erase what you said. Copies on laptops that never come back stay, and so does the name under which you begin.',
    de: 'Du kannst ändern, verbergen oder endgültig löschen, was du gesagt hast. Kopien auf Laptops, die nie wiederkommen, bleiben, und ebenso der Name, unter dem du anfängst.',
    ru: 'Сказанное можно изменить, скрыть или стереть. Копии на ноутбуках, которые больше не появятся, останутся, как и имя, под которым вы начинаете.',
  },
  later: {
    en: 'Once you are in, all of this stands under Settings → Privacy.',
    de: 'Wenn du drin bist, steht das alles unter Einstellungen → Privatsphäre.',
    ru: 'Когда вы войдёте, всё это найдётся в разделе «Настройки → Личные данные».',
  },
})

/** Before one belongs: what others will see, where it is kept, and what cannot be called back. `first`: what is seen at once. */
export const Consent = ({ first }: { readonly first: string }) => {
  const { t } = useI18n()
  return (
    <section className="v-welcome-consent" aria-label={t(m.title)}>
      <h2>{t(m.title)}</h2>
      <ul>
        <li>{first}</li>
        <li>{t(m.work)}</li>
      </ul>
      <h2>{t(m.kept)}</h2>
      <p>{t(m.here)}</p>
      <h2>{t(m.back)}</h2>
      <p>
        {t(m.copies)} {t(m.later)}
      </p>
    </section>
  )
}
