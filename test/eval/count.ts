/**
 * Counts what a sample holds without any of the formats' code: a pattern a line, the length of a list, the pieces
 * of an archive.
 */
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** `records`: whatever the file lists; `messages`: what people said. */
export type Measure = 'records' | 'messages'

export interface Rule {
  /** Of the path below `exports`. */
  readonly path: RegExp
  readonly measure: Measure
  readonly count: (file: string) => number
}

const lines = (pattern: RegExp) => (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => pattern.test(line)).length

const hits = (pattern: RegExp) => (file: string) => readFileSync(file, 'utf8').match(pattern)?.length ?? 0

/** Elements of all lists that are called so, wherever they are; of the document itself when it is a list. */
const listed = (name: string) => (file: string) => inList(JSON.parse(readFileSync(file, 'utf8')), name, true)

function inList(value: unknown, name: string, isTop: boolean): number {
  if (Array.isArray(value)) {
    return isTop ? value.length : value.reduce<number>((sum, each) => sum + inList(each, name, false), 0)
  }
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [key, each]) =>
      sum + (key === name && Array.isArray(each) ? each.length : inList(each, name, false)),
    0,
  )
}

/** Elements of the lists in those entries of a zip whose path fits. */
const zipped = (path: RegExp) => (file: string) => {
  const bytes = readFileSync(file)
  let count = 0
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    if (!path.test(name)) continue
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    const text = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8')
    count += inList(JSON.parse(text), '', true)
  }
  return count
}

const STAMP = String.raw`^\W?\[?[\d/.年月日]+,? [^-\]]{4,14}(?:\]| -)`

export const RULES: readonly Rule[] = [
  { path: /^irc\/.*irssi/, measure: 'messages', count: lines(/^\d\d:\d\d (?:<| \* )/) },
  { path: /^irc\/.*weechat/, measure: 'messages', count: lines(/^\S+ \S+\t(?!-->|<--|--|=!=)[^\t]+\t/) },
  { path: /^irc\//, measure: 'messages', count: lines(/^\[[\d:]+\] (?:<|\* |-\S+- )/) },
  { path: /^telegram\/.*\.json$/, measure: 'records', count: listed('messages') },
  { path: /^discord\/.*\.json$/, measure: 'records', count: listed('messages') },
  {
    path: /^discord\/.*\.html$/,
    measure: 'records',
    count: hits(/id="?chatlog__message-container-\d+/g),
  },
  { path: /^instagram\//, measure: 'records', count: listed('messages') },
  { path: /^zulip\//, measure: 'records', count: listed('messages') },
  { path: /^chatlab\//, measure: 'records', count: listed('messages') },
  { path: /^slack\//, measure: 'records', count: zipped(/\/\d{4}-\d\d-\d\d\.json$/) },
  { path: /^signal\//, measure: 'messages', count: lines(/^\[\d{4}-\d\d-\d\d, \d\d:\d\d\]/) },
  { path: /^qq\/.*\.txt$/, measure: 'messages', count: lines(/^\d{4}-\d\d-\d\d \d\d?:\d\d:\d\d .+[)>]$/) },
  { path: /^qq\/.*\.json$/, measure: 'records', count: listed('messages') },
  { path: /^line\//, measure: 'messages', count: lines(/^(?:上午|下午)?\d\d?:\d\d(?: [AP]M)?\t[^\t]+\t/) },
  { path: /^wechat\/.*WeChatMsg\.csv$/, measure: 'records', count: lines(/^\d+,\d+,\d+,/) },
  { path: /^wechat\/.*\.csv$/, measure: 'messages', count: lines(/^\d{4}-\d\d-\d\d \d\d:/) },
  { path: /^wechat\/.*\.txt$/, measure: 'messages', count: lines(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ./) },
  { path: /^wechat\/.*\.json$/, measure: 'records', count: listed('messages') },
  // Without the greeting of the program, and what was taken back.
  {
    path: /^whatsapp\//,
    measure: 'messages',
    count: lines(new RegExp(`${STAMP} [^:]+:(?!.*(?:end-to-end|was deleted))`)),
  },
]
