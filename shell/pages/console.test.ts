import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsoleFiles } from './console.ts'
import type { ConsoleFiles } from './console.ts'

const folder = mkdtempSync(join(tmpdir(), 'folkmoot-console-'))
let files: ConsoleFiles

beforeAll(() => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__NONCE__">')
  writeFileSync(join(folder, 'assets/main-1a2b.js'), 'let it = 1')
  writeFileSync(join(folder, 'assets/main-1a2b.js.br'), 'small')
  writeFileSync(join(folder, 'secret.key'), 'no')
  files = openConsoleFiles(folder, true)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  files(new Request(`https://moot.example${path}`, { headers, method }))

test.each(['/', '/c/12/live?event=4', '/welcome', '/invite/abc', '/sign-in?token=x'])(
  '%s is a page',
  async (path) => {
    const answer = get(path)
    expect(answer?.status).toBe(200)
    expect(await answer?.text()).toContain('csp-nonce')
  },
)

test('the nonce of the document is the one of its policy, and new each time', async () => {
  const first = get('/')
  const policy = first?.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  expect(await first?.text()).toContain(`content="${nonce}"`)
  expect(policy).toContain("script-src 'self';")
  expect(get('/')?.headers.get('content-security-policy')).not.toBe(policy)
})

test('what carries a fingerprint is kept for ever, and comes small to those who can read it', () => {
  const answer = get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' })
  expect(answer?.headers.get('cache-control')).toContain('immutable')
  expect(answer?.headers.get('content-encoding')).toBe('br')
  expect(get('/assets/main-1a2b.js')?.headers.get('content-encoding')).toBeNull()
})

test.each([
  '/api/v1/session',
  '/assets/gone.js',
  '/secret.key',
  '/..%2fsecret.key',
  '/assets/main-1a2b.js.br',
  '/healthz',
])('%s is none of its business', (path) => {
  expect(get(path)).toBeNull()
})

test('only reading', () => {
  expect(get('/', {}, 'POST')).toBeNull()
})

test('a console that was not built says how to build it', async () => {
  const empty = openConsoleFiles(join(folder, 'nowhere'), false)
  const answer = empty(new Request('http://127.0.0.1/'))
  expect(answer?.status).toBe(503)
  expect(await answer?.text()).toContain('npm run build:console')
})
