import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** One file of the built window, ready to be served by `app://` or by the host. */
export interface WindowAsset {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Headers of every answer, whatever it holds. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
}

/**
 * No remote origins at all; of loopback only WebSockets, on any port because a restarted hub has another one.
 * `wasm-unsafe-eval` is the QR reader; style *attributes* are allowed because collaboration
 * carets carry their colour in one, style *elements* only with the nonce of this page load.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "connect-src 'self' ws://127.0.0.1:*",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/**
 * File inside `root` that a URL path names, or null for anything that tries to leave it.
 * The URL parser has already resolved `..`; what arrives here still encoded is an attempt.
 */
export const fileOfPath = (root: string, pathname: string): string | null => {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.includes(':')) return null
  const file = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  const inside = root.endsWith(sep) ? root : root + sep
  return file.startsWith(inside) ? file : null
}

const notFound: WindowAsset = {
  status: 404,
  headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  body: new TextEncoder().encode('Not found\n') as Uint8Array<ArrayBuffer>,
}

/**
 * Reads one asset of the window; `pathname` as in `new URL(...).pathname`.
 * Files named by content are cached for good, the page itself never.
 */
export const readWindowAsset = async (root: string, pathname: string): Promise<WindowAsset> => {
  const file = fileOfPath(root, pathname)
  if (!file) return notFound
  let body: Uint8Array<ArrayBuffer>
  try {
    body = new Uint8Array(await readFile(file))
  } catch {
    return notFound
  }
  const extension = extname(file).toLowerCase()
  const headers: Record<string, string> = {
    ...commonHeaders,
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Cache-Control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  // Workers have no meta tag and inherit nothing: their own script carries the policy.
  const nonce = randomBytes(16).toString('base64url')
  if (extension === '.html' || extension === '.js') headers['Content-Security-Policy'] = contentSecurityPolicy(nonce)
  if (extension === '.html') {
    const page = new TextDecoder().decode(body).replaceAll('__CSP_NONCE__', nonce)
    body = new TextEncoder().encode(page) as Uint8Array<ArrayBuffer>
    headers['Cache-Control'] = 'no-store'
  }
  return { status: 200, headers, body }
}
