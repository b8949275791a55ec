import { useEffect, useState } from 'react'
import { useLive, useSession } from '../hooks.tsx'

interface Shared {
  readonly url: string
  users: number
}

/** One object URL for everybody in the window who shows the same picture. */
const shown = new Map<string, Shared>()

const show = (id: string, bytes: Uint8Array<ArrayBuffer>): string => {
  const known = shown.get(id)
  if (known) {
    known.users++
    return known.url
  }
  const url = URL.createObjectURL(new Blob([bytes], { type: 'image/webp' }))
  shown.set(id, { url, users: 1 })
  return url
}

const leave = (id: string): void => {
  const known = shown.get(id)
  if (!known || --known.users > 0) return
  shown.delete(id)
  URL.revokeObjectURL(known.url)
}

/** Address of a picture for an `img`; null while it is not here, or there is none (''). */
export const usePicture = (id: string): string | null => {
  const { pictures } = useSession()
  const bytes = useLive(async () => (id ? pictures.get(id) : null), [id], { keep: false })
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!id || !bytes) return setUrl(null)
    setUrl(show(id, bytes))
    return () => leave(id)
  }, [id, bytes])
  return url
}
