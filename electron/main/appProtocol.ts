import { protocol } from 'electron'
import { readWindowAsset } from '../services/windowAssets.ts'

/** Before `ready`: makes `app:` a real origin with storage, fetch, workers and a secure context. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the built window in `root` as `app://vmeste/`; every other host and everything outside `root` is refused. */
export const serveApp = (root: string): void => {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'vmeste' || (request.method !== 'GET' && request.method !== 'HEAD'))
      return new Response('Not found', { status: 404 })
    const asset = await readWindowAsset(root, url.pathname)
    return new Response(asset.body, { status: asset.status, headers: { ...asset.headers } })
  })
}
