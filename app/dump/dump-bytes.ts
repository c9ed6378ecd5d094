/** The bytes of a dump, as lines; unpacked where they are gzip, told by the first bytes. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { broken } from './refusals.ts'

const CHUNK = 256 * 1024
/** Far above any row, far below the memory. */
const LONGEST_LINE = 64 * 1024 * 1024

/**
 * Lines with their ends, some at a time.
 * @throws StoreRefusal `damaged` when the file breaks off within a line or within its gzip data
 */
export async function* dumpFileLines(file: string): AsyncGenerator<readonly Buffer[], void, undefined> {
  let rest: Buffer[] = []
  let pending = 0
  for await (const chunk of chunksOf(file)) {
    const lines: Buffer[] = []
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const line = chunk.subarray(start, end + 1)
      lines.push(rest.length === 0 ? line : Buffer.concat([...rest, line]))
      rest = []
      pending = 0
      start = end + 1
    }
    if (lines.length > 0) yield lines
    rest.push(chunk.subarray(start))
    pending += chunk.length - start
    if (pending > LONGEST_LINE) throw broken(file, 'a line without an end', '有一行没有结尾')
  }
  if (pending > 0) throw broken(file, 'it breaks off within a line', '文件在一行中间就断了')
}

async function* chunksOf(file: string): AsyncGenerator<Buffer, void, undefined> {
  const stream = createReadStream(file, { highWaterMark: CHUNK })
  try {
    for await (const chunk of isGzip(file) ? unpacked(stream) : stream) yield chunk as Buffer
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('Z_')) throw error
    throw broken(file, `its gzip data is not sound (${code})`, `gzip 数据不完整（${code}）`)
  } finally {
    stream.destroy()
  }
}

function unpacked(stream: Readable): Readable {
  return pipeline(stream, createGunzip({ chunkSize: CHUNK }), () => undefined)
}

function isGzip(file: string): boolean {
  const handle = openSync(file, 'r')
  try {
    const first = Buffer.alloc(2)
    readSync(handle, first)
    return first[0] === 0x1f && first[1] === 0x8b
  } finally {
    closeSync(handle)
  }
}
