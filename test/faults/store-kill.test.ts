import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteLedger } from '../../shell/store/engines/sqlite/ledger.ts'
import { openSqliteReader } from '../../shell/store/engines/sqlite/reader.ts'
import { after, contentRow, eventsAfter, write } from '../laws/store-rows.ts'
import { GENESIS } from '../../core/ports/canonical.ts'

const child = fileURLToPath(new URL('./commit-forever.ts', import.meta.url))
const rounds = process.env['LONG'] === undefined ? 20 : 200
const BATCH = 7
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-kill-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Lets a child commit for about `milliseconds` after its first commit, kills it, and returns what it acknowledged. */
async function commitAndKill(milliseconds: number): Promise<number> {
  const running = spawn(process.execPath, [child, folder, String(BATCH)], {
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

/** Reads the whole ledger and fails where an event, its content or the chain is missing or changed. */
async function verifyWhole(): Promise<number> {
  const read = await openSqliteReader(folder)
  const [community] = await read.listCommunities()
  const head = community?.head ?? 0
  const events = await read.ledger(1, 0, head + 1)
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, index) => index + 1))
  expect(
    await read.content(
      1,
      events.map(({ seq }) => seq),
    ),
  ).toHaveLength(head)
  let lease = { community: 1, epoch: 0, head: 0, chain: GENESIS }
  for (const { from, to, hash } of await read.chain(1, 0, head + 1)) {
    lease = after(lease, events.slice(from - 1, to))
    expect([lease.head, lease.chain]).toEqual([to, hash])
  }
  expect([lease.head, lease.chain]).toEqual([head, community?.chain])
  await read.close()
  return head
}

test(
  `after kill -9 nothing acknowledged is lost and nothing is half-written, ${rounds} times`,
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const acknowledged = await commitAndKill((round * 37) % 150)
      const head = await verifyWhole()
      expect([acknowledged, acknowledged + BATCH]).toContain(head)
    }
  },
  rounds * 10_000,
)

test.skipIf(process.platform === 'win32')(
  'a full disk refuses the commit, keeps what was there, and takes the next one when there is room',
  async () => {
    // The shell's limit on file sizes, in blocks of 512 or 1,024 bytes, stands for the full disk.
    const running = spawn(
      '/bin/sh',
      ['-c', `ulimit -f 4000; trap '' XFSZ; exec "$0" "$@"`, process.execPath, child, folder, '200'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let output = ''
    running.stdout.on('data', (text: Buffer) => {
      output += text.toString()
    })
    const code = await new Promise((resolve) => running.once('close', resolve))
    const lines = output.trim().split('\n')
    expect(lines.at(-1)).toMatch(/^failed .*(?:disk|full|I\/O)/)
    expect(code).toBe(3)

    const head = await verifyWhole()
    expect(head).toBe(Number(lines.at(-2)))
    const ledger = await openSqliteLedger(folder, { now: () => 1 })
    const lease = await ledger.acquire(1)
    await write(ledger, lease, {
      events: eventsAfter(lease, 500),
      content: eventsAfter(lease, 500).map(({ seq }) => contentRow(1, seq)),
    })
    await ledger.close()
    expect(await verifyWhole()).toBe(head + 500)
  },
  60_000,
)
