/** `folkmoot serve` as an operator runs it, in a process that can be killed, with one XMPP account. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startPipeline } from '../../app/pipeline.ts'
import { Group } from '../../shell/api/groups/schema.ts'
import { signIn, until } from '../journeys/serve-child.ts'
import type { Home } from '../services/home.ts'

const main = fileURLToPath(new URL('../../app/main.ts', import.meta.url))
const Groups = z.object({ groups: z.array(Group) })

type Place = Pick<Home, 'folder' | 'environment' | 'storage'>

/** A community with its charter, in a home in which nothing runs yet. */
export async function foundWith(charter: string, { storage }: Place): Promise<number> {
  const pipeline = await startPipeline(storage, {})
  const community = await pipeline.createCommunity({ name: 'World' })
  const request = { community, source: charter, files: {}, operator: 'steward', reason: 'first' }
  const { status } = await pipeline.publish(request)
  await pipeline.close()
  if (status !== 'published') throw new Error('The charter was refused.')
  return community
}

export class WorldServer {
  readonly #place: Place
  readonly #community: number
  #process: ChildProcess | null = null
  #said = ''
  #call: (method: string, path: string, body?: unknown) => Promise<unknown> = () =>
    Promise.reject(new Error('It does not run.'))

  constructor(place: Place, community: number) {
    this.#place = place
    this.#community = community
  }

  /** Resolves when it can be signed in to. */
  async start(): Promise<void> {
    const { folder, environment } = this.#place
    const args = [main, 'serve', '--data', folder, '--port', '0', '--no-demo']
    const child = spawn(process.execPath, args, {
      cwd: tmpdir(),
      // Its chat server listens on this machine.
      env: { PATH: process.env.PATH ?? '', LANG: 'C', FOLKMOOT_ALLOW_HOSTS: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = child
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        this.#said = said
      })
    }
    const link = await until(
      () => /http:\S+\/sign-in\?token=\S+/.exec(said)?.[0] ?? null,
      () => child.exitCode !== null,
    ).catch(() => {
      throw new Error(`It did not start:\n${said}`)
    })
    const address = new URL(link).origin
    const { cookie } = await signIn({ address, link })
    this.#call = async (method, path, body) => {
      const response = await fetch(`${address}/api/v1/communities/${this.#community}${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json', 'accept-language': 'en' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
      return answer
    }
  }

  /** What it printed in its present life. */
  get said(): string {
    return this.#said
  }

  get alive(): boolean {
    const child = this.#process
    return child !== null && child.exitCode === null && child.signalCode === null
  }

  async connect(settings: Readonly<Record<string, unknown>>, password: string): Promise<void> {
    await this.#call('POST', '/accounts', {
      platform: 'xmpp',
      name: 'XMPP',
      settings,
      secrets: { password },
    })
  }

  /** Puts these rooms into the charter's hands, as soon as they were heard of. */
  async assign(rooms: readonly string[], kind: string): Promise<void> {
    const groups = await until(async () => {
      const found = Groups.parse(await this.#call('GET', '/groups')).groups
      return rooms.every((room) => found.some(({ native }) => native === room)) ? found : null
    })
    for (const { id } of groups) await this.#call('PUT', `/groups/${id}/kind`, { kind })
  }

  async kill(): Promise<void> {
    const child = this.#process
    if (child === null || !this.alive) throw new Error(`It had ended by itself:\n${this.#said}`)
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** As an operator stops it; answers with its exit code. */
  async stop(): Promise<number | null> {
    const child = this.#process
    if (child === null || !this.alive) return null
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
    return child.exitCode
  }
}
