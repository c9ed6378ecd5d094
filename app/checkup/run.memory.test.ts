import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCheckup } from './run.ts'

const long = process.env['LONG'] === '1'
const folder = mkdtempSync(join(tmpdir(), 'long-checkups-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MEGABYTES = long ? 100 : 10
const MEMORY = 600 * 1024 * 1024
const WORDS = ['bread', 'lamp', 'river', 'novel', 'oven', 'garden', 'violin', 'harbour', 'pepper', 'saddle']

test(`memory grows with members, not with messages: ${MEGABYTES} MB`, async () => {
  const file = join(folder, 'chat.jsonl')
  const written = await write(file)
  let peak = 0
  const { history } = await runCheckup([file], {
    zone: 'UTC',
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage.rss())
    },
  })
  expect(history.messages).toBe(written)
  expect(peak).toBeLessThan(MEMORY)
}, 600_000)

function line(n: number): string {
  const word = (place: number) => `${WORDS[(n * 7 + place * 3) % 10]}${(n * 31 + place) % 997}x`
  const text = `who has ${word(0)} and ${word(1)} ${n}? I would trade ${word(2)} for ${word(3)}`
  const time = new Date(Date.UTC(2020, 0, 1) + n * 120_000).toISOString()
  return `{"group":"g${n % 3}","id":"${n}","time":"${time}","sender":"成员${n % 900}","text":"${text}","kind":"message"}\n`
}

async function write(file: string): Promise<number> {
  const stream = createWriteStream(file)
  let count = 0
  for (let size = 0; size < MEGABYTES * 1024 * 1024;) {
    let chunk = ''
    while (chunk.length < 1_000_000) chunk += line(++count)
    size += Buffer.byteLength(chunk)
    if (!stream.write(chunk)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
  return count
}
