/** The disk that holds an SQLite file is full; that of a database server is its administrator's. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { contentRow, eventsAfter, write } from '../laws/store-rows.ts'
import { sqliteHome } from '../services/home.ts'
import { verifyWhole } from './whole-ledger.ts'

const child = fileURLToPath(new URL('./commit-forever.ts', import.meta.url))

test.skipIf(process.platform === 'win32')(
  'a full disk refuses the commit, keeps what was there, and takes the next one when there is room',
  async () => {
    const home = await sqliteHome()
    onTestFinished(() => home.remove())
    const place = JSON.stringify(home.storage)
    // The shell's limit on file sizes, in blocks of 512 or 1,024 bytes, stands for the full disk.
    const running = spawn(
      '/bin/sh',
      ['-c', `ulimit -f 4000; trap '' XFSZ; exec "$0" "$@"`, process.execPath, child, place, '200'],
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

    const head = await verifyWhole(home)
    expect(head).toBe(Number(lines.at(-2)))
    const ledger = await home.ledger(() => 1)
    const lease = await ledger.acquire(1)
    await write(ledger, lease, {
      events: eventsAfter(lease, 500),
      content: eventsAfter(lease, 500).map(({ seq }) => contentRow(1, seq)),
    })
    await ledger.close()
    expect(await verifyWhole(home)).toBe(head + 500)
  },
  60_000,
)
