import { useEffect, useState } from 'react'
import { useDesktop } from '../../ui/desktop.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { messages as m } from './messages.ts'

export const About = () => {
  const { t } = useI18n()
  const desktop = useDesktop()
  const [version, setVersion] = useState('')
  useEffect(() => {
    let isGone = false
    void desktop.info().then((info) => isGone || setVersion(info.version))
    return () => {
      isGone = true
    }
  }, [desktop])
  return (
    <Section title={t(m.about)}>
      <p className="v-prose v-quiet">{t(m.aboutText)}</p>
      {version ? <p className="v-caption">{t(m.version, { version })}</p> : null}
    </Section>
  )
}
