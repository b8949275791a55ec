import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonFile } from '../services/jsonFile.ts'
import { lanMemorySchema } from '../services/lanSwitch.ts'
import { type LocalHub, startLocalHub } from '../services/localHub.ts'
import { localeOf, say } from '../services/messages.ts'
import { version } from '../services/version.ts'
import { PORT_HELP, parseArguments } from './arguments.ts'
import { dataFolder } from './dataFolder.ts'
import { PortTakenError, startHost } from './host.ts'
import { messages } from './messages.ts'
import { openBrowser } from './openBrowser.ts'

/** A folder that cannot be made is a disk that cannot be written: the app works, and remembers nothing. */
const memoryIn = (folder: string) => {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {}
  return jsonFile(join(folder, 'lan.json'), lanMemorySchema, null)
}

/** `npm start` where Electron cannot run: the same app, served to this machine's browser. */
const main = async (): Promise<void> => {
  const locale = localeOf(Intl.DateTimeFormat().resolvedOptions().locale)
  const options = parseArguments(process.argv.slice(2), process.env)
  if (!options) {
    console.error(PORT_HELP)
    process.exitCode = 2
    return
  }
  let hub: LocalHub | null = null
  try {
    const root = join(dirname(fileURLToPath(import.meta.url)), '../renderer')
    const host = await startHost({ root, port: options.port, hub: () => hub, version })
    // The hub answers one origin only, so it comes after the port is known.
    const started = await startLocalHub({
      origin: new URL(host.url).origin,
      memory: memoryIn(options.data ?? dataFolder()),
      lan: options.lan,
      lanAddress: options.lanAddress,
      log: () => {},
    })
    hub = started
    // Whoever started us (the e2e tests) learns the address without parsing a sentence.
    process.send?.({ kind: 'ready', url: host.url, hubUrl: started.url })
    console.log(say(messages.running, locale, { url: host.url }))
    for (const url of started.lan.state().hubs) console.log(say(messages.meetingPoint, locale, { url }))
    if (options.open) openBrowser(host.url)
    const stop = () => {
      void Promise.allSettled([host.close(), started.close()]).then(() => process.exit(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    if (process.send) process.once('disconnect', stop)
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error
    const url = `http://127.0.0.1:${error.port}/`
    if (error.ours) {
      console.log(say(messages.alreadyRunning, locale, { url }))
      if (options.open) openBrowser(url)
    } else {
      console.error(say(messages.portTaken, locale, { port: error.port }))
      process.exitCode = 1
    }
  }
}

await main()
