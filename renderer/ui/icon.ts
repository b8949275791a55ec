import type { LucideIcon } from 'lucide-react'

/** Icons are handed over as components so that the piece that shows one decides its size. */
export type IconType = LucideIcon
