import { useEffect, useState } from 'react'

/** The present, to the minute: "today" must not stay yesterday in a window left open overnight. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
