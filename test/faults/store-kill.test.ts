import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newHome } from '../services/home.ts'
import type { Home } from '../services/home.ts'
import { verifyWhole } from './whole-ledger.ts'

const child = fileURLToPath(new URL('./commit-forever.ts', import.meta.url))
const rounds = process.env['LONG'] === undefined ? 20 : 200
const BATCH = 7
let home: Home

beforeEach(async () => {
  home = await newHome()
})

afterEach(() => home.remove())

/** Lets a child commit for about `milliseconds` after its first commit, kills it, and returns what it acknowledged. */
async function commitAndKill(milliseconds: number): Promise<number> {
  const running = spawn(process.execPath, [child, JSON.stringify(home.storage), String(BATCH)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  running.stdout.on('data', (text: Buffer) => {
    if (output === '') setTimeout(() => running.kill('SIGKILL'), milliseconds)
    output += text.toString()
  })
  await new Promise((resolve) => running.once('close', resolve))
  return Number(output.split('\n').at(-2))
}

test(
  `after kill -9 nothing acknowledged is lost and nothing is half-written, ${rounds} times`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const acknowledged = await commitAndKill((round * 37) % 150)
      // Whoever takes over fences off a commit that may still be on its way to a server.
      const next = await home.ledger(Date.now)
      await next.acquire(1)
      await next.close()
      const head = await verifyWhole(home)
      expect([acknowledged, acknowledged + BATCH]).toContain(head)
    }
  },
  rounds * 10_000,
)
