import { EventEmitter } from 'node:events'
import { Chromium } from './chromium.ts'

/** What the pieces of the stand-in share; `standIn.ts` completes it. */
export const runtime = {
  app: new EventEmitter(),
  chromium: new Chromium(),
}
