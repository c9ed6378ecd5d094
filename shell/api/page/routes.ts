import { readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { notFound } from '../api-error.ts'
import { rawRoute } from '../route.ts'
import type { PublicPolicy } from '../policy.ts'
import type { Route } from '../route.ts'
import * as policy from './policy.ts'

const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const

const FILES = [
  'index.html',
  'tasks.html',
  'tasks.css',
  'tasks.js',
  'tokens.css',
  'page.css',
  'stream.css',
  'composer.css',
  'why.css',
  'narrow.css',
  'page.js',
  'words.js',
  'words-zh.js',
  'words-en.js',
  'server.js',
  'dom.js',
  'house.js',
  'acts.js',
  'feed.js',
  'trace.js',
  'composer.js',
  'cases.js',
  'mark.svg',
] as const

/** Pages have addresses of their own; everything else lies beside them. */
const PAGES: Readonly<Record<string, `/${string}`>> = { 'index.html': '/', 'tasks.html': '/tasks' }

export const page: readonly Route<PublicPolicy>[] = FILES.map((name) =>
  rawRoute(
    {
      policy: policy.files,
      method: 'get',
      path: PAGES[name] ?? `/page/${name}`,
      summary: `The first page: ${name}`,
      mediaType: typeOf(name).split(';')[0] ?? '',
    },
    ({ request }) => serveFile(name, request),
  ),
)

interface Served {
  readonly text: string
  readonly tag: string
}
const served = new Map<string, Served>()

function serveFile(name: string, request: Request): Response {
  const { text, tag } = fileOf(name)
  const headers = { etag: tag, 'cache-control': 'no-cache', 'content-type': typeOf(name) }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  return new Response(text, { headers })
}

function fileOf(name: string): Served {
  const known = served.get(name)
  if (known) return known
  const text = readPageFile(name)
  const file = { text, tag: `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"` }
  served.set(name, file)
  return file
}

function readPageFile(name: string): string {
  try {
    return readFileSync(new URL(name, import.meta.url), 'utf8')
  } catch (cause) {
    throw Object.assign(notFound({ en: 'file', 'zh-CN': '文件' }), { cause })
  }
}

function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  if (ending === 'html' || ending === 'css' || ending === 'js' || ending === 'svg') return TYPES[ending]
  throw new Error(`no media type is known for ${name}`)
}
