import { useCallback, useMemo } from 'react'
import type { EntityId, MemberId } from '../../../shared/model/ids.ts'
import { memberOfEntityId } from '../../../shared/model/ids.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import type { FieldProps, Option } from '../../ui/fieldProps.ts'
import { useI18n } from '../../ui/i18n.tsx'
import { useMembership, useSession } from '../hooks.tsx'
import { profileOf, useMemberNames } from './names.ts'
import { roleName } from './roleWords.ts'
import { networkRoleOf } from './standing.ts'

export interface MemberPickerProps extends FieldProps {
  /** '' for nobody. */
  readonly value: MemberId | ''
  readonly onChange: (member: MemberId | '') => void
  /** Not these. */
  readonly without?: readonly MemberId[]
  /** Offered first, before anything is typed. */
  readonly first?: readonly MemberId[]
  readonly placeholder?: string
}

const OFFERED = 20

/** One person who is in the network with a laptop of her own: who can be given a role. People without one are not found here. */
export const MemberPicker = ({ value, onChange, without = [], first = [], ...field }: MemberPickerProps) => {
  const i18n = useI18n()
  const session = useSession()
  const membership = useMembership()
  const { nameOf } = useMemberNames([value])
  const barred = without.join()
  const preferred = first.join()
  const members = useMemo(() => {
    const out = new Set(barred.split(','))
    return new Map((membership ?? []).flatMap((each) => (out.has(each.member) ? [] : [[each.member, each] as const])))
  }, [membership, barred])
  const options = useCallback(
    async (query: string): Promise<readonly Option[]> => {
      const optionOf = (member: MemberId, label: string, terms?: readonly string[]): Option => {
        const role = networkRoleOf(members.get(member)!)
        return { id: member, label, detail: role === 'member' ? '' : roleName(i18n, role), ...(terms && { terms }) }
      }
      if (query.trim()) {
        const hits = await session.search(query, { types: ['member'], limit: 40 })
        return hits.flatMap(({ id, title, terms }) => {
          const member = memberOfEntityId(id)
          return members.has(member) ? [optionOf(member, title, terms)] : []
        })
      }
      const wanted = [...preferred.split(',').filter((each) => members.has(each)), ...members.keys()]
      const shown = [...new Set(wanted)].slice(0, OFFERED)
      const rows = await session.rows.many('member', shown.map(profileOf) as EntityId[])
      return shown.map((member, index) => optionOf(member, rows[index]?.name || members.get(member)!.name))
    },
    [session, members, preferred, i18n],
  )
  return (
    <ComboBox
      {...field}
      // A list that is open asks again only when one types: who may be chosen now is another list.
      key={`${members.size} ${barred}`}
      value={value}
      valueLabel={value && nameOf(value)}
      options={options}
      onChange={onChange}
      allowsEmpty
    />
  )
}
