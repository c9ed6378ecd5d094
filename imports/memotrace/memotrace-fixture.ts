/** Writes messages as MemoTrace would, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly name: string
  readonly text: string
}

const WORDS = '在吗abc 19:：()[]"“”,\'<>&🌱\u200E'
const DAY = Date.UTC(2026, 0, 1)

/**
 * `text`: without what a text file cannot tell from its own marks: empty lines around a text, placeholders such
 * as `[图片]`, names in brackets, and header lines amid a text behind an empty line or going on in time.
 */
export function said(where: 'any' | 'text'): fc.Arbitrary<Said> {
  const line = fc.oneof(
    fc.string({ unit: fc.constantFrom(...WORDS), maxLength: 20 }),
    fc.constantFrom('2025-12-31 23:59:59 小禾', '小禾 2025-12-31 23:59:59', 'https://example.org/?a=1'),
  )
  const text = fc.array(line, { maxLength: 4 }).map((lines) => {
    const joined = lines.join('\n')
    return where === 'any' ? joined : joined.replace(/^(?:\s*\n)+|(?:\n\s*)+$/g, '').replace(/^\s+$/, '')
  })
  const clear = text.filter((words) => where === 'any' || !/\n\s*\n.*2025-12-31 23:59:59/.test(words))
  const name = fc
    .string({ unit: fc.constantFrom(...'小禾ab 🌱·：:'), minLength: 1, maxLength: 12 })
    .map((given) => given.trim())
    .filter((given) => given !== '')
  return fc.record({ at: fc.integer({ min: 0, max: 86_399 }).map((s) => DAY + s * 1_000), name, text: clear })
}

export function printDatabase(messages: readonly Said[]): string {
  const rows = messages.map(({ at, name, text }, i) =>
    [i + 1, 9, 1, 0, 0, at / 1_000, 4, text, wallOf(at), '', name, `wxid_${name}`].map(cell).join(','),
  )
  const head =
    'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender'
  return `\uFEFF${[head, ...rows].join('\r\n')}\r\n`
}

export function printText(messages: readonly Said[]): string {
  return messages.map(({ at, name, text }) => `${wallOf(at)} ${name}\n${text}\n\n`).join('')
}

function wallOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ')
}

function cell(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`
}
