import { HeartHandshake, Pencil, RefreshCcw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { MemberId } from '../../../shared/model/ids.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { exactAt, formatAt } from '../../ui/dates.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Section } from '../../ui/Section.tsx'
import { profileOf, useMemberNames } from '../duties/names.ts'
import { useMembership, useSession } from '../hooks.tsx'
import { useAct } from '../useAct.ts'
import { useVouches } from './useVouches.ts'
import { VouchDialog } from './VouchDialog.tsx'
import { vouchMessages as m } from './vouchMessages.ts'
import './vouching.css'

/** Who answers for somebody, in their own words; one's own word; and who of them answers for one another. `isPlain`: that nobody does yet is not worth a word. */
export const Vouches = ({
  about,
  name,
  isPlain,
}: {
  readonly about: MemberId
  readonly name: string
  readonly isPlain?: boolean
}) => {
  const i18n = useI18n()
  const { t, list } = i18n
  const { me } = useSession()
  const act = useAct()
  const vouches = useVouches(about)
  const membership = useMembership()
  const words = vouches?.words ?? []
  const rings = vouches?.rings ?? []
  const { nameOf, isMe } = useMemberNames([...words.map(({ member }) => member as MemberId), ...rings.flat()])
  const [isOpen, setOpen] = useState(false)
  if (!vouches || (words.length === 0 && about === me)) return null
  const own = words.find(({ member }) => member === me)
  const called = (member: MemberId) => (member === about ? name : nameOf(member))
  const takeBack = () => void act('takeBackVouch', { about }, t(m.tookBack, { name }))
  return (
    <Section
      title={t(m.vouches)}
      {...(words.length > 0 && { count: words.length })}
      actions={
        about === me || own ? null : (
          <Button size="small" icon={HeartHandshake} onPress={() => setOpen(true)}>
            {t(m.vouch, { name })}
          </Button>
        )
      }
    >
      {words.length === 0 && !isPlain ? <p className="v-quiet">{t(m.nobody, { name })}</p> : null}
      <ul className="v-vouches">
        {words.map(({ id, member, sentence, updatedAt }) => (
          <li key={id} className="v-vouch">
            <Avatar name={nameOf(member)} seed={profileOf(member)} size={28} />
            <div className="v-vouch-words">
              <q className="v-vouch-sentence">{sentence}</q>
              <p className="v-vouch-who">
                <span className="v-vouch-name">{isMe(member) ? t(m.you) : nameOf(member)}</span>
                {membership && !membership.some((each) => each.member === member) ? (
                  <span> ({t(m.notMember)})</span>
                ) : null}
                {', '}
                <time title={exactAt(i18n, updatedAt)}>{formatAt(i18n, updatedAt)}</time>
              </p>
            </div>
            {member === me ? (
              <span className="v-vouch-own">
                <IconButton icon={Pencil} size="small" label={t(m.change)} onPress={() => setOpen(true)} />
                <IconButton icon={Undo2} size="small" label={t(m.takeBack)} onPress={takeBack} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {rings.map((ring) => (
        <p key={ring.join()} className="v-vouch-ring">
          <RefreshCcw size={16} aria-hidden />
          <span>
            {ring.includes(about)
              ? t(m.back, { name, names: list(ring.filter((each) => each !== about).map(called)) })
              : ring.length === 2
                ? t(m.pair, { names: list(ring.map(called)) })
                : t(m.ring, { n: ring.length, names: list(ring.map(called)) })}{' '}
            {t(m.ringHint)}
          </span>
        </p>
      ))}
      <VouchDialog
        about={about}
        name={name}
        before={own?.sentence ?? ''}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </Section>
  )
}
