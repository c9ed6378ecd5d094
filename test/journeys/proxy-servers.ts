/** nginx and Caddy as the guide configures them, moved to free ports and a certificate of the test's own. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { until } from './serve-child.ts'

export const NAME = 'moot.example.org'

/** The first block of this language in a guide page. */
export function blockOf(page: string, language: string): string {
  const source = readFileSync(new URL(`../../docs/guide/${page}`, import.meta.url), 'utf8')
  const block = new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(source)?.[1]
  if (block === undefined) throw new Error(`${page} has no block of ${language}`)
  return block
}

export interface Certificate {
  readonly certificate: string
  readonly key: string
}

/** A certificate that signs itself, for the name in the guide. */
export function makeCertificate(folder: string): Certificate {
  const [certificate, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' ')
  const named = ['-subj', `/CN=${NAME}`, '-addext', `subjectAltName=DNS:${NAME}`]
  const files = ['-keyout', key, '-out', certificate]
  const made = spawnSync(process.env['FOLKMOOT_OPENSSL'] ?? 'openssl', [...request, ...named, ...files], {
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`)
  return { certificate, key }
}

export interface Proxy {
  readonly stop: () => Promise<void>
}

interface Place extends Certificate {
  readonly folder: string
  /** Where it listens. */
  readonly port: number
  /** Where Folkmoot listens. */
  readonly upstream: number
}

export async function startNginx(place: Place): Promise<Proxy> {
  const { folder, certificate, key, port, upstream } = place
  const server = replaced(blockOf('en/proxy.md', 'nginx'), [
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ['/etc/letsencrypt/live/moot.example.org/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/moot.example.org/privkey.pem', key],
    ['127.0.0.1:4600', `127.0.0.1:${upstream}`],
  ])
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const paths = temporary.map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const file = join(folder, 'nginx.conf')
  const head = `${user} daemon off; pid ${join(folder, 'nginx.pid')}; error_log stderr;`
  writeFileSync(file, `${head}\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${server}}\n`)
  return running(program('FOLKMOOT_NGINX', 'nginx'), ['-p', folder, '-c', file], port)
}

export async function startCaddy(place: Place): Promise<Proxy> {
  const { folder, certificate, key, port, upstream } = place
  const site = replaced(blockOf('en/proxy.md', 'caddy'), [
    [`${NAME} {`, `https://${NAME}:${port} {\n\tbind 127.0.0.1\n\ttls ${certificate} ${key}`],
    ['127.0.0.1:4600', `127.0.0.1:${upstream}`],
  ])
  const file = join(folder, 'Caddyfile')
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`)
  const home = join(folder, 'caddy')
  mkdirSync(home, { recursive: true })
  chmodSync(home, 0o700)
  const args = ['run', '--config', file, '--adapter', 'caddyfile']
  const variables = { HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home }
  return running(program('FOLKMOOT_CADDY', 'caddy'), args, port, variables)
}

/** Every place must be there: a guide that changed must not be tested half. */
function replaced(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the guide's configuration has no '${from}'`)
    return changed.replaceAll(from, to)
  }, text)
}

function program(variable: string, name: string): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin']
  const found = [process.env[variable], ...folders.map((folder) => join(folder, name))]
  const file = found.find((each) => each !== undefined && each !== '' && existsSync(each))
  if (file === undefined) throw new Error(`${name} is not installed: name it in ${variable}`)
  return file
}

async function running(
  file: string,
  args: readonly string[],
  port: number,
  variables: Readonly<Record<string, string>> = {},
): Promise<Proxy> {
  const child = spawn(file, args, {
    env: { PATH: process.env.PATH ?? '', ...variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const gone = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
    child.on('error', () => resolve())
  })
  await until(
    () => accepts(port),
    () => child.exitCode !== null,
    15_000,
  ).catch(() => {
    child.kill('SIGKILL')
    throw new Error(`${file} did not start:\n${said}`)
  })
  return { stop: () => stopped(child, gone) }
}

async function stopped(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const forced = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await gone
  clearTimeout(forced)
}

function accepts(port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(null))
  })
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => {
    server.close(resolve)
  })
  return port
}
