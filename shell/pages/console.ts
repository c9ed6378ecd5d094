/**
 * The console's files for browsers: addresses of pages all lead to the one document, which then draws the page.
 * Nothing here is private; what pages show comes from the API.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { pageHeaders } from './headers.ts'

/** First parts of the addresses that pages have. */
const PAGES = new Set(['', 'c', 'sign-in', 'invite', 'welcome', 'me', 'mine', 'inbox'])

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** Answers what is the console's; null for everything else. */
export type ConsoleFiles = (request: Request) => Response | null

/** Of the folder that `npm run build:console` fills; where it is empty, pages say how to fill it. */
export function openConsoleFiles(folder: string, https: boolean): ConsoleFiles {
  const names = namesIn(folder)
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null
    const { pathname } = new URL(request.url)
    const name = pathname.slice(1)
    if (names.has(name) && name !== 'index.html') return fileResponse(folder, name, request)
    if (!PAGES.has(name.split('/')[0] ?? '')) return null
    return names.has('index.html') ? document(folder, https) : notBuilt(https)
  }
}

function namesIn(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => extname(name) in TYPES && statSync(join(folder, name)).isFile())
    .map((name) => relative('.', name).split(sep).join('/'))
  return new Set(names)
}

function fileResponse(folder: string, name: string, request: Request): Response {
  const small = `${join(folder, name)}.br`
  const compressed = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '') && existsSync(small)
  const headers = new Headers({
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    // Names under assets carry a fingerprint of what is in them.
    'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...(compressed ? { 'content-encoding': 'br' } : {}),
  })
  return new Response(readFileSync(compressed ? small : join(folder, name)), { headers })
}

function document(folder: string, https: boolean): Response {
  const nonce = randomBytes(18).toString('base64')
  const html = readFileSync(join(folder, 'index.html'), 'utf8').replaceAll('__NONCE__', nonce)
  return new Response(html, { headers: pageHeaders(nonce, https) })
}

const notBuilt = (https: boolean) =>
  new Response(
    '<!doctype html><meta charset="utf-8"><title>Folkmoot</title><p>The console is not built yet: run <code>npm run build:console</code> and reload.</p><p lang="zh-CN">控制台还没有构建：请运行 <code>npm run build:console</code>，然后刷新。</p>',
    { status: 503, headers: pageHeaders('', https) },
  )
