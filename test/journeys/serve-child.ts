/** `folkmoot serve` as a child process, as an operator starts it, and a client that signs in by the printed link. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bareEnvironment } from '../services/bare-environment.ts'
import type { Home } from '../services/home.ts'

const bin = fileURLToPath(new URL('../../bin/folkmoot.js', import.meta.url))

export interface Child {
  readonly process: ChildProcess
  readonly output: () => string
  readonly errors: () => string
  /** Resolves with the exit code; rejects with what was printed when it was ended by a signal. */
  readonly ended: Promise<number>
}

/** Runs `folkmoot` with these arguments in English, without the settings of the machine. */
export function folkmoot(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Child {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: tmpdir(),
    env: { ...bareEnvironment(), LANG: 'C', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const ended = new Promise<number>((resolve, reject) => {
    child.on('exit', (code, signal) => {
      if (signal === null) resolve(code ?? 1)
      else reject(new Error(`ended by ${signal}:\n${output}\n${errors}`))
    })
  })
  ended.catch(() => undefined)
  return { process: child, output: () => output, errors: () => errors, ended }
}

export interface Served extends Child {
  readonly address: string
  readonly link: string
  /** SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number>
}

/** Starts on any free port; rejects with everything printed when no link appears. */
export function startServer(folder: string, ...args: string[]): Promise<Served> {
  return startServerIn({ folder, environment: {} }, ...args)
}

/** The same with variables that say where the ledger is. */
export async function startServerIn(
  { folder, environment }: Pick<Home, 'folder' | 'environment'>,
  ...args: string[]
): Promise<Served> {
  const child = folkmoot(['serve', '--data', folder, '--port', '0', ...args], environment)
  const link = await until(
    () => /http:\S+\/sign-in\?token=\S+/.exec(child.output())?.[0] ?? null,
    () => child.process.exitCode !== null,
  ).catch(() => {
    throw new Error(`did not start:\n${child.output()}\n${child.errors()}`)
  })
  return {
    ...child,
    link,
    address: new URL(link).origin,
    stop: () => {
      child.process.kill('SIGTERM')
      return child.ended
    },
  }
}

export interface Client {
  readonly get: (path: string) => Promise<unknown>
  readonly post: (path: string, body: unknown) => Promise<unknown>
  readonly cookie: string
}

/** What the button of the sign-in page sends. */
export function useLink(address: string, link: string): Promise<Response> {
  return fetch(`${address}/api/v1/session/link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: new URL(link).searchParams.get('token') }),
  })
}

/** Uses the link up and calls the API with the session that it gave. */
export async function signIn({ address, link }: Pick<Served, 'address' | 'link'>): Promise<Client> {
  const landing = await useLink(address, link)
  return clientWith(address, cookiesOf(landing))
}

/** What a browser would send back of an answer's cookies. */
export function cookiesOf({ headers }: Response): string {
  return headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
}

/** A client with a cookie from before. */
export function clientWith(address: string, cookie: string): Client {
  const call = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(`${address}/api/v1${path}`, {
      ...init,
      headers: { cookie, 'content-type': 'application/json', 'accept-language': 'en' },
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  return {
    cookie,
    get: (path) => call(path),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
  }
}

/** Waits until `look` finds something; gives up when `hopeless` or after `limit` milliseconds. */
export async function until<Found>(
  look: () => Promise<Found | null> | Found | null,
  hopeless: () => boolean = () => false,
  limit = 90_000,
): Promise<Found> {
  const started = performance.now()
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (hopeless() || performance.now() - started > limit) throw new Error('it did not happen in time')
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
}

/** A folder for one test file, and its removal. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'folkmoot-serve-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}
