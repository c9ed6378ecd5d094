/** A JSON document as tokens, in constant memory; faults name the byte. */
import { jsonParser, type Token } from 'stream-json/core/parser.js'
import { ImportError, type ImportFaultCode, type JsonToken } from '../../core/ports/import.ts'

/** Most text that may pass without a single complete token: the longest string that is read. */
const TOKEN_LIMIT = 64 * 1024 * 1024

/**
 * @param place tells how many bytes have been read so far
 * @throws ImportError when the text is not JSON, or ends in the middle of it.
 */
export async function* tokensOf(
  text: AsyncIterable<string>,
  file: string,
  place: () => number,
): AsyncGenerator<readonly JsonToken[], void, undefined> {
  const parse = jsonParser({ packValues: true, streamValues: false })
  let depth = 0
  let begun = false
  let silent = 0
  for await (const chunk of text) {
    const tokens = parsed(parse, chunk, file, place)
    for (const { name } of tokens) {
      if (name === 'startObject' || name === 'startArray') depth++
      else if (name === 'endObject' || name === 'endArray') depth--
    }
    silent = tokens.length > 0 ? 0 : silent + chunk.length
    if (silent > TOKEN_LIMIT) throw fault('too-long', file, place(), TOO_LONG)
    begun ||= tokens.length > 0
    if (tokens.length > 0) yield tokens
  }
  if (!begun || depth > 0) throw fault('truncated', file, place(), TRUNCATED)
}

const TRUNCATED = {
  'zh-CN': '文件在 JSON 结束之前就断了，期望后面还有内容；请重新导出或重新拷贝这个文件',
  en: 'expected the JSON to go on, but the file ends here; export or copy the file again',
}
const MALFORMED = {
  'zh-CN': '期望合法的 JSON，但这里不是；文件可能损坏或被改动过，请重新导出',
  en: 'expected valid JSON, which this is not; the file may be damaged or changed by hand: export it again',
}
const TOO_LONG = {
  'zh-CN': '期望 JSON 中单个字符串不超过 6400 万个字符',
  en: 'expected no string of more than 64 million characters in the JSON',
}

function parsed(
  parse: ReturnType<typeof jsonParser>,
  chunk: string,
  file: string,
  place: () => number,
): readonly Token[] {
  try {
    const result = parse(chunk)
    return typeof result === 'object' && 'values' in result ? result.values : []
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw fault('malformed', file, place(), MALFORMED)
  }
}

function fault(
  code: ImportFaultCode,
  file: string,
  byte: number,
  expected: { readonly 'zh-CN': string; readonly en: string },
): ImportError {
  return new ImportError({ code, file, place: { byte }, expected, read: 0 })
}
