import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REPEATABLE } from '../../core/chat/action.ts'
import type { OutgoingAction, SendResult } from '../../core/ports/connector.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import { seededRandom } from '../fixtures/random.ts'
import { newHome } from '../services/home.ts'
import type { Home as Lodging } from '../services/home.ts'
import type { ClubHome } from './found-club.ts'
import type { FromChild, ToChild } from './outbox-child.ts'
import { message } from './pipeline-charter.ts'

const KILLS = process.env['LONG'] === '1' ? 100 : 8
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const MESSAGES_A_LIFE = 100
const child = fileURLToPath(new URL('./outbox-child.ts', import.meta.url))

let lodging: Lodging
beforeAll(async () => {
  lodging = await newHome()
})
afterAll(() => lodging.remove())

/** A platform that takes no key: whatever reaches it is done, as often as it comes. */
class Platform {
  readonly done = new Map<string, number>()
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  /** Does it or not, and answers truly, vaguely or with a refusal that will pass. */
  answer({ idempotencyKey }: OutgoingAction): SendResult {
    const luck = this.#random()
    if (luck < 0.08) return { status: 'failed', code: 'busy', permanent: false, retryAfter: 20 }
    if (luck < 0.1) return { status: 'unknown', code: 'connection-lost' }
    this.done.set(idempotencyKey, (this.done.get(idempotencyKey) ?? 0) + 1)
    return luck < 0.12 ? { status: 'unknown', code: 'connection-lost' } : { status: 'sent', native: 'n' }
  }
}

class World {
  readonly platform: Platform
  home: ClubHome | null = null
  #next = 0
  #asked = 0
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
    this.platform = new Platform(random)
  }

  /** Runs one life of the process, ended by a kill when so many acts were asked for, or when all is sent. */
  async life(killAfter: number | null): Promise<void> {
    const process = this.#start()
    const exit = once(process, 'exit')
    await this.#ready(process)
    if (killAfter === null) {
      this.#tell(process, { type: 'finish' })
      expect(await exit).toEqual([0, null])
      return
    }
    const events = Array.from({ length: MESSAGES_A_LIFE }, () => message(this.#next++, Date.now()))
    this.#tell(process, { type: 'deliver', events })
    const wanted = this.#asked + killAfter
    while (this.#asked < wanted) await pause(1)
    await pause(this.#random() * 20)
    process.kill('SIGKILL')
    await exit
  }

  #start(): ChildProcess {
    const place = JSON.stringify(lodging.storage)
    const args = this.home === null ? [place] : [place, JSON.stringify(this.home)]
    const started = fork(child, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    started.on('message', (said: FromChild) => {
      if (said.type === 'ready') this.home = said.home
      else void this.#carryOut(started, said.id, said.action)
    })
    return started
  }

  async #carryOut(process: ChildProcess, id: number, action: OutgoingAction): Promise<void> {
    this.#asked += 1
    await pause(this.#random() * 15)
    const result = this.platform.answer(action)
    await pause(this.#random() * 15)
    this.#tell(process, { type: 'result', id, result })
  }

  #ready(process: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      process.on('message', (said: FromChild) => {
        if (said.type === 'ready') resolve()
      })
      process.once('exit', (code) => reject(new Error(`It did not start: exit code ${code}.`)))
    })
  }

  #tell(process: ChildProcess, said: ToChild): void {
    // What is killed meanwhile does not listen: that is what this test is about.
    if (process.connected) process.send(said, () => {})
  }
}

test(
  `killed ${KILLS} times while sending (seed ${SEED}): each act is done once or listed as unknown, never twice`,
  { timeout: KILLS * 15_000 },
  async () => {
    const random = seededRandom(SEED)
    const world = new World(random)
    for (let kill = 0; kill < KILLS; kill++) await world.life(1 + Math.floor(random() * 18))
    await world.life(null)

    const actions = await outboundOf(world.home?.community ?? 0)
    const times = ({ community, seq, n }: ActionRow) =>
      world.platform.done.get(`${community}-${seq}-${n}`) ?? 0
    const wrong = actions.filter((action) => !isRight(action, times(action)))
    expect(wrong.map((action) => ({ ...action, times: times(action) }))).toEqual([])
    expect(actions.length).toBeGreaterThan(KILLS * 5)
    expect(actions.filter(({ status }) => status === 'sent').length).toBeGreaterThan(actions.length / 2)
    expect(actions.some(({ status }) => status === 'unknown')).toBe(true)
    expect(actions.some((action) => times(action) > 1)).toBe(true)
  },
)

/** What was done how often, told truly. */
function isRight({ kind, status, code }: ActionRow, times: number): boolean {
  if (status === 'sent') return REPEATABLE.has(kind) ? times >= 1 : times === 1
  if (status === 'unknown') return !REPEATABLE.has(kind) && times <= 1
  return status === 'failed' && code === 'busy' && times === 0
}

async function outboundOf(community: number): Promise<readonly ActionRow[]> {
  const reader = await lodging.reader()
  const rows = await reader.actions(community, null, { after: 0, limit: 1_000_000 })
  await reader.close()
  return rows.filter(({ status }) => status !== 'done')
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
