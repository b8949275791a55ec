import { problem } from '../../shared/lib/result.ts'
import type { Join } from '../features/welcome/JoinScreen.tsx'

export const join: Join = async () => problem('engine.unreachable')
