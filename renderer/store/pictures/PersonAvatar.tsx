import type { MemberRow } from '../../../shared/model/member.ts'
import { Avatar, type AvatarProps } from '../../ui/Avatar.tsx'
import { usePicture } from './usePicture.ts'

interface PersonAvatarProps {
  readonly person: Pick<MemberRow, 'id' | 'name' | 'photo'>
  readonly size?: AvatarProps['size']
}

/** A person's photo where there is one and it is here, else the initials. */
export const PersonAvatar = ({ person: { id, name, photo }, size }: PersonAvatarProps) =>
  photo ? <WithPhoto id={id} name={name} photo={photo} size={size} /> : <Avatar name={name} seed={id} size={size} />

const WithPhoto = ({ id, name, photo, size }: PersonAvatarProps['person'] & Pick<PersonAvatarProps, 'size'>) => (
  <Avatar name={name} seed={id} size={size} src={usePicture(photo)} />
)
