import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, session } from 'electron'
import { jsonFile } from '../services/jsonFile.ts'
import { lanAddressIn } from '../services/lanAddress.ts'
import { lanMemorySchema } from '../services/lanSwitch.ts'
import { startLocalHub } from '../services/localHub.ts'
import { log } from '../services/log.ts'
import { localeOf } from '../services/messages.ts'
import { guardNavigation } from '../windows/navigation.ts'
import { defaultWindowState, windowStateSchema } from '../windows/windowState.ts'
import { Windows } from '../windows/windows.ts'
import { APP_ORIGIN, APP_URL } from './appOrigin.ts'
import { registerAppScheme, serveApp } from './appProtocol.ts'
import { Arrivals } from './arrivals.ts'
import { callHandlers } from './callHandlers.ts'
import { handleCalls, notify } from './ipc.ts'
import { showMenu } from './menu.ts'
import { guardPermissions } from './permissions.ts'
import { settingsSchema } from './settings.ts'

const here = dirname(fileURLToPath(import.meta.url))

const run = async (): Promise<void> => {
  const arrivals = new Arrivals(() => {
    const window = windows.reveal()
    if (window) notify(window, 'arrived', undefined)
  })
  const data = app.getPath('userData')
  const settings = jsonFile(join(data, 'settings.json'), settingsSchema, {})
  const windows = new Windows({
    url: APP_URL,
    preload: join(here, 'preload.cjs'),
    state: jsonFile(join(data, 'window.json'), windowStateSchema, defaultWindowState),
  })
  const locale = () => settings.read().locale ?? localeOf(app.getLocale())
  const updateMenu = () =>
    showMenu({
      locale: locale(),
      platform: process.platform,
      development: !app.isPackaged,
      newWindow: () => windows.open(),
      act: (action) => {
        const window = windows.reveal() ?? windows.open()
        notify(window, 'menu', action)
      },
    })

  guardNavigation()
  app.on('second-instance', (_event, argv, cwd) => {
    windows.reveal()
    void arrivals.addArguments(argv.slice(1), cwd)
  })
  // macOS tells links and files this way, also before the app is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    arrivals.addLink(url)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void arrivals.addFile(path)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  await app.whenReady()
  // In the repository the link would open whatever Electron is asked to run next.
  if (app.isPackaged) app.setAsDefaultProtocolClient('vmeste')
  const hub = await startLocalHub({
    origin: APP_ORIGIN,
    memory: jsonFile(join(data, 'lan.json'), lanMemorySchema, null),
    lan: process.argv.includes('--lan'),
    lanAddress: lanAddressIn(process.argv),
    log: (line) => log.info(`hub: ${line}`),
  })
  app.once('will-quit', () => void hub.close())
  guardPermissions(session.defaultSession)
  serveApp(join(here, '../renderer'))
  handleCalls(callHandlers({ arrivals, settings, locale, hub, onLanguage: updateMenu }), (event) =>
    windows.of(event.sender),
  )
  updateMenu()
  await arrivals.addArguments(process.argv.slice(1), process.cwd())
  windows.open()
  app.on('activate', () => windows.reveal() ?? windows.open())
}

// Without internet, Chromium's mDNS names for host addresses often cannot be resolved: laptops on one table would never meet.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
app.enableSandbox()
registerAppScheme()
process.on('unhandledRejection', (reason) => log.error('unhandled', reason))

// A second start hands its arguments to the first and ends: two processes must not share one profile.
if (app.requestSingleInstanceLock()) void run()
else app.quit()
