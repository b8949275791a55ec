import type { Role } from '../../../../shared/model/defineEntity.ts'
import { roleName as nameOfRole } from '../../../store/duties/roleWords.ts'
import type { I18n } from '../../../ui/i18n.tsx'
import { l } from './messages.ts'

/** In the network as a whole; `none`: not in it. */
export const roleName = (i18n: I18n, role: string): string =>
  role === 'none' ? i18n.t(l.roleNone) : nameOfRole(i18n, role as Role)
