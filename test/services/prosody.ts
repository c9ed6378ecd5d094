/** A Prosody of a test's own: temporary folder, loopback ports, accounts and rooms that live as long as it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

export interface ProsodyOptions {
  /** Everybody in a new room sees real addresses. Default: yes. */
  readonly publicAddresses?: boolean
  /** Rooms keep an archive and let moderators recall. Default: yes. */
  readonly archive?: boolean
}

const START_LIMIT = 20_000
const ROOMS = 'conference.localhost'

export class Prosody {
  readonly domain = 'localhost'
  readonly port: number
  readonly #folder: string
  #child: ChildProcess | null = null

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.port = port
  }

  static async start(options: ProsodyOptions = {}): Promise<Prosody> {
    const folder = await mkdtemp(join(tmpdir(), 'folkmoot-prosody-'))
    const prosody = new Prosody(folder, await freePort())
    await mkdir(join(folder, 'data', 'localhost', 'accounts'), { recursive: true })
    await writeFile(join(folder, 'prosody.cfg.lua'), configuration(folder, prosody.port, options))
    await prosody.run()
    return prosody
  }

  get service(): string {
    return `xmpp://127.0.0.1:${this.port}`
  }

  room(name: string): string {
    return `${name}@${ROOMS}`
  }

  /** The password is the name. */
  async register(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const file = join(this.#folder, 'data', 'localhost', 'accounts', `${name}.dat`)
      await writeFile(file, `return {\n\t["password"] = "${name}";\n};\n`)
    }
  }

  /** Starts it again on the same port and data. */
  async run(): Promise<void> {
    const program = process.env['FOLKMOOT_PROSODY'] ?? 'prosody'
    const child = spawn(program, ['-F', '--config', join(this.#folder, 'prosody.cfg.lua')], {
      stdio: 'ignore',
      cwd: this.#folder,
    })
    this.#child = child
    const abandon = () => child.kill('SIGKILL')
    process.once('exit', abandon)
    child.once('exit', () => process.off('exit', abandon))
    const failed = once(child, 'error').then(([error]) => {
      throw error
    })
    failed.catch(() => {})
    await Promise.race([failed, this.#listening()])
  }

  /** Ends it as an administrator does: connections are closed politely. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  async close(): Promise<void> {
    await this.kill()
    await rm(this.#folder, { recursive: true, force: true })
  }

  get #ended(): boolean {
    const child = this.#child
    return child === null || child.exitCode !== null || child.signalCode !== null
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (child === null || this.#ended) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async #listening(): Promise<void> {
    const limit = performance.now() + START_LIMIT
    while (!(await accepts(this.port))) {
      if (performance.now() > limit || this.#ended) {
        const log = await readFile(join(this.#folder, 'prosody.log'), 'utf8').catch(() => 'It wrote no log.')
        throw new Error(`Prosody did not start on port ${this.port}.\n${log}`)
      }
      await sleep(50)
    }
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function configuration(folder: string, port: number, options: ProsodyOptions): string {
  const { publicAddresses = true, archive = true } = options
  return `
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
plugin_paths = { "/usr/lib/prosody/modules" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
s2s_ports = { }
http_ports = { }
https_ports = { }
run_as_root = true
modules_enabled = { "roster", "saslauth", "disco", "posix", "ping", "time", "smacks" }
modules_disabled = { "s2s", "tls" }
authentication = "internal_plain"
storage = "internal"
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
limits = { }
log = { info = "${folder}/prosody.log" }
VirtualHost "localhost"
Component "${ROOMS}" "muc"
  modules_enabled = { ${archive ? '"muc_mam", "muc_moderation"' : ''} }
  restrict_room_creation = false
  muc_room_default_persistent = true
  muc_room_default_public_jids = ${publicAddresses}
  muc_room_locking = false
  muc_log_by_default = true
  max_archive_query_results = 50
`
}
