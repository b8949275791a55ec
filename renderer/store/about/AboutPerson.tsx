import { Handshake, Lock, Star } from 'lucide-react'
import { Fragment, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { AboutId } from './aboutPeople.ts'
import { MetDialog } from './MetDialog.tsx'
import { MetList } from './MetList.tsx'
import { m } from './messages.ts'
import { useAbout, useAboutMerged, useChangeAbout } from './useAbout.ts'
import './about.css'

/** What this machine's person keeps about somebody: whether she follows, where they met, a note. Nobody else has it. */
export const AboutPerson = ({ id, name }: { readonly id: AboutId; readonly name: string }) => {
  const { t } = useI18n()
  const about = useAbout(id)
  const merged = useAboutMerged(id)
  const change = useChangeAbout()
  const [isMeeting, setMeeting] = useState(false)
  if (!about) return null
  const { followed, met, note } = about
  const follow = () =>
    void change(id, { followed: followed ? 0 : Date.now() }, t(followed ? m.unfollowed : m.followed, { name }))
  return (
    <Section
      title={t(m.title)}
      actions={
        <>
          <Button
            size="small"
            icon={Star}
            variant={followed ? 'quiet' : 'plain'}
            aria-pressed={followed > 0}
            aria-label={t(followed ? m.unfollowName : m.followName, { name })}
            className={followed ? 'v-about-follows' : ''}
            onPress={follow}
          >
            {t(followed ? m.following : m.follow)}
          </Button>
          <Button size="small" icon={Handshake} variant="plain" onPress={() => setMeeting(true)}>
            {t(m.weMet)}
          </Button>
        </>
      }
    >
      {merged.map(({ id: other, met: before, note: words }) => (
        <Fragment key={other}>
          {words ? <p className="v-about-before">{words}</p> : null}
          {before.length > 0 ? (
            <MetList
              met={before}
              onForget={(gone) => void change(other, { met: before.filter((each) => each !== gone) }, t(m.forgot))}
            />
          ) : null}
        </Fragment>
      ))}
      {met.length > 0 ? (
        <MetList
          met={met}
          onForget={(gone) => void change(id, { met: met.filter((each) => each !== gone) }, t(m.forgot))}
        />
      ) : null}
      <TextArea
        label={t(m.note)}
        hideLabel
        bare
        rows={2}
        value={note}
        maxLength={5000}
        placeholder={t(m.notePlaceholder, { name })}
        onCommit={(next) => void change(id, { note: next.trim() }, t(m.noteSaved, { name }), true)}
      />
      <p className="v-about-hint">
        <Lock size={14} aria-hidden /> {t(m.hint)}
      </p>
      {isMeeting ? (
        <MetDialog
          name={name}
          onClose={() => setMeeting(false)}
          onMet={(one) => void change(id, { met: [one, ...met] }, t(m.met, { name }))}
        />
      ) : null}
    </Section>
  )
}
