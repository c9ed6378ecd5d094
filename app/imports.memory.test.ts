import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { openHistory } from './imports.ts'

const long = process.env['LONG'] === '1'
const folder = mkdtempSync(join(tmpdir(), 'long-histories-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MEGABYTES = long ? 200 : 10
const SIZE = MEGABYTES * 1024 * 1024
const MEMORY = 400 * 1024 * 1024

const FORMATS: readonly (readonly [
  name: string,
  head: string,
  record: (n: number) => string,
  tail: string,
])[] = [
  [
    'result.json',
    '{"name":"G","type":"private_group","id":1,"messages":[{"id":0,"type":"service","date_unixtime":"1"}',
    (n) =>
      `,\n{"id":${n},"type":"message","date_unixtime":"${1_767_312_000 + n}","from":"成员${n % 900}","from_id":"user${n % 900}",` +
      `"text":["第 ${n} 条 ",{"type":"link","text":"https://example.org/${n}"}],"text_entities":[{"type":"plain","text":"第 ${n} 条 "}]}`,
    ']}',
  ],
  [
    'chat.jsonl',
    '',
    (n) =>
      `{"group":"g","id":"${n}","time":"2026-01-02T08:00:00Z","sender":"成员${n % 900}","text":"第 ${n} 条消息，说一点什么","kind":"message"}\n`,
    '',
  ],
]

test.each(FORMATS)(
  `memory stays constant over ${MEGABYTES} MB: %s`,
  async (name, head, record, tail) => {
    const file = join(folder, name)
    const written = await write(file, head, record, tail)
    let events = 0
    let peak = 0
    for await (const { events: found } of openHistory([file])) {
      events += found.length
      if (events % 10_000 === 0) peak = Math.max(peak, process.memoryUsage.rss())
    }
    expect(events).toBe(written)
    expect(peak).toBeLessThan(MEMORY)
  },
  600_000,
)

async function write(
  file: string,
  head: string,
  record: (n: number) => string,
  tail: string,
): Promise<number> {
  const stream = createWriteStream(file)
  stream.write(head)
  let count = 0
  for (let size = 0; size < SIZE;) {
    let chunk = ''
    while (chunk.length < 1_000_000) chunk += record(++count)
    size += Buffer.byteLength(chunk)
    if (!stream.write(chunk)) await once(stream, 'drain')
  }
  stream.end(tail)
  await once(stream, 'finish')
  return count
}
