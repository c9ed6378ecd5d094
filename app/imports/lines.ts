/** Bytes to text to lines, in constant memory. */
import { ImportError, type LineBatch } from '../../core/ports/import.ts'

/** Longest line that is read, in UTF-16 units: far above any message, far below the memory. */
export const LINE_LIMIT = 16 * 1024 * 1024

/** UTF-8 as text, chunk by chunk. A byte order mark is dropped, invalid bytes become U+FFFD. */
export async function* textOfBytes(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
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
    const lines = [...rest, chunk.slice(0, end)].join('').split(/\r?\n/)
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
