import { useState } from 'react'
import type { MemberId } from '../../../shared/model/ids.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useI18n } from '../../ui/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import { k } from './keeperMessages.ts'
import { MemberPicker } from './MemberPicker.tsx'
import { m } from './messages.ts'
import { useMemberNames } from './names.ts'
import { networkRoleOf, useStanding } from './standing.ts'
import { useTrustActs } from './useTrustActs.ts'
import './duties.css'

interface KeepersDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Chooses whom one trusts with the whole network, so that it survives a lost laptop. */
export const KeepersDialog = (props: KeepersDialogProps) => {
  const standing = useStanding()
  return props.isOpen && standing ? <Keepers {...props} standing={standing} /> : null
}

type Standing = NonNullable<ReturnType<typeof useStanding>>

const Keepers = ({ onClose, standing }: KeepersDialogProps & { readonly standing: Standing }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { members } = standing
  const { act } = useTrustActs()
  const keepers = members.filter((each) => networkRoleOf(each) === 'root').map(({ member }) => member)
  const { nameOf } = useMemberNames(keepers)
  const [chosen, setChosen] = useState<readonly (MemberId | '')[]>(['', ''])
  const [isBusy, setBusy] = useState(false)
  const picked = [...new Set(chosen)].filter((each) => each !== '')
  const places = Math.max(1, 3 - keepers.length)
  const appoint = async () => {
    setBusy(true)
    const gifts = picked.map((member) => ({ member, role: 'root' }) as const)
    const isDone = await act(gifts, [], '', t(k.chosen, { n: gifts.length }))
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <Dialog
      title={t(k.title)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(m.cancel)}</Button>
          <Button variant="primary" isDisabled={picked.length === 0 || isBusy} onPress={appoint}>
            {t(k.appoint, { n: picked.length })}
          </Button>
        </>
      }
    >
      <p>{t(k.why)}</p>
      <p className="v-quiet">{t(k.care)}</p>
      <p>{t(k.now, { n: keepers.length, names: i18n.list(keepers.map(nameOf)) })}</p>
      {members.length === keepers.length ? (
        <p>
          {t(k.nobodyYet)} <Link href="/invite">{t(k.invite)}</Link>
        </p>
      ) : (
        Array.from({ length: places }, (_, place) => place).map((place) => (
          <MemberPicker
            key={place}
            label={places === 1 ? t(k.person) : t(k.personN, { n: place + 1 })}
            value={chosen[place] ?? ''}
            onChange={(member) => setChosen(chosen.map((each, at) => (at === place ? member : each)))}
            without={[...keepers, ...chosen.filter((each, at): each is MemberId => at !== place && each !== '')]}
          />
        ))
      )}
    </Dialog>
  )
}
