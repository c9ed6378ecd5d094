/** `serve` killed with -9 while an account delivers: it opens again by itself, with its secret and its cursor. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { bareEnvironment } from '../services/bare-environment.ts'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { foundAccount, foundCommunity } from './found-community.ts'
import { until } from './serve-child.ts'
import type { FromServer } from './serve-kill-child.ts'

const child = fileURLToPath(new URL('./serve-kill-child.ts', import.meta.url))
const TOKEN = 'hush-hush'
const ROUNDS = 3

class Served {
  readonly heard: FromServer[] = []
  readonly #process: ChildProcess

  constructor({ folder, environment }: Home) {
    this.#process = fork(child, [folder, TOKEN], {
      env: { ...bareEnvironment(), ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#process.on('message', (message: FromServer) => this.heard.push(message))
  }

  opened() {
    return until(
      () => this.heard.find((each) => each.type === 'opened') ?? null,
      () => this.#process.exitCode !== null,
    )
  }

  say(text: string, cursor: string): void {
    this.#process.send({ text, cursor })
  }

  kept(): readonly string[] {
    return this.heard.flatMap((each) => (each.type === 'kept' ? [each.text] : []))
  }

  async kill(): Promise<void> {
    const gone = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await gone
  }
}

test('what was acknowledged is there, and the account goes on where it was', async () => {
  const home = await newHome()
  const community = await foundCommunity(home, 'Killed')
  await foundAccount(home, community, TOKEN)
  const acknowledged = new Set<string>()
  let last = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = new Served(home)
    const { cursor, token } = await server.opened()
    expect(token).toBe(true)
    expect(Number(cursor ?? 0)).toBeGreaterThanOrEqual(last)
    const from = Number(cursor ?? 0)
    for (let n = 1; n <= 40; n += 1) server.say(`m${from + n}`, String(from + n))
    await until(() => (server.kept().length >= 5 + round * 5 ? true : null))
    await server.kill()
    for (const text of server.kept()) acknowledged.add(text)
    last = Math.max(last, ...server.kept().map((text) => Number(text.slice(1))))
  }
  const reader = await home.reader()
  const events = await reader.events(community, { after: 0, limit: 1_000 })
  await reader.close()
  const natives = events.flatMap(({ event }) => (event.native === null ? [] : [event.native]))
  expect(new Set(natives).size).toBe(natives.length)
  for (const text of acknowledged) expect(natives).toContain(`m${text}`)
  await home.remove()
})
