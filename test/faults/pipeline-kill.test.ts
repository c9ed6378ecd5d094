import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { seededRandom } from '../fixtures/random.ts'
import { newHome } from '../services/home.ts'
import type { Home as Lodging } from '../services/home.ts'
import { auditLedger } from './ledger-audit.ts'
import { message } from './pipeline-charter.ts'
import type { ClubHome } from './found-club.ts'
import type { FromChild, ToChild } from './pipeline-child.ts'

const KILLS = process.env['LONG'] === '1' ? 200 : 20
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const SIZE = 20
const IN_FLIGHT = 6
const child = fileURLToPath(new URL('./pipeline-child.ts', import.meta.url))

let lodging: Lodging
beforeAll(async () => {
  lodging = await newHome()
})
afterAll(() => lodging.remove())

/** The world outside, which survives: what was sent to us, and what we did to it. */
class World {
  readonly acknowledged = new Set<number>()
  readonly effects = new Map<string, string>()
  readonly times = new Map<number, number>()
  home: ClubHome | null = null
  sends = 0
  #next = 0
  #again: number[] = []
  readonly #flying = new Map<number, readonly number[]>()
  #calls = 0

  /**
   * Runs one life of the process, ended by a kill some milliseconds after so many more events were acknowledged,
   * or by a stop when everything is done.
   */
  async life(end: { readonly acknowledged: number; readonly later: number } | null): Promise<void> {
    const process = this.#start()
    const exit = once(process, 'exit')
    await this.#ready(process)
    if (end === null) {
      while (this.#again.length > 0 || this.#flying.size > 0) {
        this.#feed(process, false)
        await pause(10)
      }
      this.#tell(process, { type: 'stop' })
      expect(await exit).toEqual([0, null])
      return
    }
    const wanted = this.acknowledged.size + end.acknowledged
    while (this.acknowledged.size < wanted) {
      this.#feed(process, true)
      await pause(2)
    }
    this.#feed(process, true)
    await pause(end.later)
    process.kill('SIGKILL')
    await exit
    // Whatever was on its way is delivered again, and so is some of what had been acknowledged.
    for (const ids of this.#flying.values()) this.#again.push(...ids)
    this.#flying.clear()
    this.#again.push(...[...this.acknowledged].slice(-SIZE * 2))
  }

  #start(): ChildProcess {
    const place = JSON.stringify(lodging.storage)
    const args = this.home === null ? [place] : [place, JSON.stringify(this.home)]
    const started = fork(child, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    started.on('message', (said: FromChild) => this.#hear(started, said))
    return started
  }

  #ready(process: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      process.on('message', (said: FromChild) => {
        if (said.type === 'ready') resolve()
      })
      process.once('exit', (code) => reject(new Error(`It did not start: exit code ${code}.`)))
    })
  }

  #hear(process: ChildProcess, said: FromChild): void {
    if (said.type === 'ready') this.home = said.home
    else if (said.type === 'acknowledged') this.#settle(said.id, said.ok)
    else if (said.type === 'send') {
      this.sends += 1
      const { idempotencyKey } = said.action
      const native = this.effects.get(idempotencyKey) ?? `n${this.effects.size}`
      this.effects.set(idempotencyKey, native)
      this.#tell(process, { type: 'result', id: said.id, result: { status: 'sent', native } })
    }
  }

  #settle(call: number, ok: boolean): void {
    const ids = this.#flying.get(call) ?? []
    this.#flying.delete(call)
    if (ok) for (const id of ids) this.acknowledged.add(id)
    else this.#again.push(...ids)
  }

  #feed(process: ChildProcess, more: boolean): void {
    while (this.#flying.size < IN_FLIGHT && (more || this.#again.length > 0)) {
      const ids = this.#again.splice(0, SIZE)
      while (more && ids.length < SIZE) ids.push(this.#next++)
      this.#calls += 1
      this.#flying.set(this.#calls, ids)
      this.#tell(process, { type: 'deliver', id: this.#calls, events: ids.map((id) => this.#message(id)) })
    }
  }

  #message(id: number) {
    const at = this.times.get(id) ?? Date.now()
    this.times.set(id, at)
    return message(id, at)
  }

  #tell(process: ChildProcess, said: ToChild): void {
    // What is killed meanwhile does not listen: that is what this test is about.
    if (process.connected) process.send(said, () => {})
  }
}

test(
  `killed ${KILLS} times under load (seed ${SEED}): nothing acknowledged is lost, nothing is decided or sent twice`,
  { timeout: KILLS * 15_000 },
  async () => {
    const world = new World()
    const random = seededRandom(SEED)
    // Every fourth life ends before anything is known to be kept.
    for (let kill = 0; kill < KILLS; kill++) {
      const acknowledged = kill % 4 === 0 ? 0 : SIZE + Math.floor(random() * SIZE * (IN_FLIGHT - 1))
      await world.life({ acknowledged, later: random() * 20 })
    }
    await world.life(null)

    const { home } = world
    if (home === null) throw new Error('It never came alive.')
    const reader = await lodging.reader()
    const { events, faults } = await auditLedger(reader, home.community)
    const actions = await actionsOf(home.community, reader)
    await reader.close()

    expect(faults).toEqual([])
    const decided = events.filter(({ kind }) => kind === 'message.sent').map(({ native }) => native)
    expect(new Set(decided).size).toBe(decided.length)
    expect([...world.acknowledged].filter((id) => !decided.includes(`m${id}`))).toEqual([])
    expect(world.acknowledged.size).toBeGreaterThan(KILLS * SIZE)

    const sent = actions.filter(({ status }) => status === 'sent')
    expect(actions.filter(({ status }) => status !== 'sent' && status !== 'done')).toEqual([])
    const keys = sent.map(({ community, seq, n }) => `${community}-${seq}-${n}`)
    expect(keys.toSorted()).toEqual([...world.effects.keys()].toSorted())
    expect(sent.every(({ native }, place) => native === world.effects.get(keys[place] ?? ''))).toBe(true)
    expect(keys.length).toBeGreaterThan(KILLS)
  },
)

async function actionsOf(community: number, reader: ReadStore): Promise<readonly ActionRow[]> {
  const rows: ActionRow[] = []
  for (let after = 0; ;) {
    const page = await reader.actions(community, null, { after, limit: 1_000_000 })
    const last = page.at(-1)
    if (last === undefined || last.seq === after) return rows
    rows.push(...page)
    after = last.seq
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
