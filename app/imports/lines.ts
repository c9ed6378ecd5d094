/** Bytes to text to lines, in constant memory. */
import { ImportError, type LineBatch } from '../../core/ports/import.ts'
import { encodingOf, LOOKED_AT } from './encoding.ts'

/** Longest line that is read, in UTF-16 units: far above any message, far below the memory. */
export const LINE_LIMIT = 16 * 1024 * 1024

/**
 * Bytes as text, chunk by chunk, in the encoding that the first of them show. A byte order mark is dropped,
 * invalid bytes become U+FFFD.
 */
export async function* textOfBytes(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    if (decoder !== null) {
      const text = decoder.decode(chunk, { stream: true })
      if (text !== '') yield text
      continue
    }
    waiting.push(chunk)
    length += chunk.length
    if (length < LOOKED_AT) continue
    const head = Buffer.concat(waiting)
    waiting = []
    decoder = new TextDecoder(encodingOf(head))
    yield decoder.decode(head, { stream: true })
  }
  const rest = Buffer.concat(waiting)
  decoder ??= new TextDecoder(encodingOf(rest))
  const last = decoder.decode(rest)
  if (last !== '') yield last
}

/** @throws ImportError when a line is longer than 16 million characters. */
export async function* linesOf(
  text: AsyncIterable<string>,
  file: string,
): AsyncGenerator<LineBatch, void, undefined> {
  let rest: string[] = []
  let pending = 0
  let first = 1
  for await (const chunk of text) {
    const end = chunk.lastIndexOf('\n')
    if (end < 0) {
      rest.push(chunk)
      pending += chunk.length
      if (pending > LINE_LIMIT) throw tooLong(file, first)
      continue
    }
    const ended = [...rest, chunk.slice(0, end)].join('')
    const lines = (ended.endsWith('\r') ? ended.slice(0, -1) : ended).split(/\r?\n/)
    yield { first, lines, unended: false }
    first += lines.length
    rest = [chunk.slice(end + 1)]
    pending = chunk.length - end - 1
  }
  const last = rest.join('')
  if (last !== '') yield { first, lines: [last], unended: true }
}

function tooLong(file: string, line: number): ImportError {
  const expected = {
    'zh-CN': '期望每行不超过 1600 万个字符，这一行更长；请确认这是按行记录的聊天记录',
    en: 'expected lines of at most 16 million characters, this one is longer; make sure that this is a log of one message a line',
  }
  return new ImportError({ code: 'too-long', file, place: { line }, expected, read: 0 })
}
