import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * What a recovery sheet says, on its way to its screen. It must not stay in an address: the history of a window, or of a browser, would
 * keep what opens the network for as long as the sheet is valid.
 */
let inHand = ''

/** For the screen that is navigated to next. */
export const handSheet = (text: string): void => {
  inHand = text
}

/** `given`: what the address says, which forgets it at once. */
export const useSheetGiven = (given: string): string => {
  const navigate = useNavigate()
  const [sheet, setSheet] = useState(given || inHand)
  useEffect(() => {
    // The place without it is another one to the router, and its screen begins anew.
    inHand = given
    if (given === '') return
    setSheet(given)
    void navigate({ to: '/recover', search: {}, replace: true })
  }, [given, navigate])
  return sheet
}
