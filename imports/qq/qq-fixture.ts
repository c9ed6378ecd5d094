/** Writes messages as QQ would, for tests that read them back. */
import fc from 'fast-check'

export interface Said {
  readonly at: number
  readonly id: string
  readonly name: string
  readonly text: string
}

const START = Date.UTC(2026, 0, 1)

/**
 * Texts without what a text file cannot tell from QQ's own marks: `[图片]` in them, empty lines around them, the
 * rules of a section's head, and header lines behind an empty line or going on in time.
 */
export const said: fc.Arbitrary<Said> = fc.record({
  at: fc.integer({ min: 0, max: 30 * 86_400 }).map((seconds) => START + seconds * 1_000),
  id: fc.oneof(
    fc.integer({ min: 10_001, max: 4_000_000_000 }).map(String),
    fc.constantFrom('a@b.cd', 'x.y@example.org'),
  ),
  name: fc
    .string({ unit: fc.constantFrom(...'小禾ab 🌱·：:()<>【】12'), minLength: 1, maxLength: 12 })
    .map((name) => name.trim())
    .filter((name) => name !== ''),
  text: fc
    .array(
      fc.oneof(
        fc.string({ unit: fc.constantFrom(...'在吗abc 19:：()[]“"”,\'<&🌱\u200E'), maxLength: 20 }),
        fc.constantFrom('2025-12-31 16:00:00 小禾(10001)', '=====', 'https://example.org/?a=1'),
      ),
      { maxLength: 4 },
    )
    .map((lines) =>
      lines
        .join('\n')
        .replace(/^(?:\s*\n)+|(?:\n\s*)+$/g, '')
        .replace(/^\s+$/, ''),
    )
    .filter((text) => !/\n\s*\n.*2025-12-31/.test(text)),
})

export function print(group: string, messages: readonly Said[]): string {
  const rule = '='.repeat(64)
  const head = `消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n${rule}\r\n消息分组:我的群聊\r\n${rule}\r\n消息对象:${group}\r\n${rule}\r\n\r\n`
  const body = messages.map(({ at, id, name, text }) => {
    const who = id.includes('@') ? `${name}<${id}>` : `${name}(${id})`
    return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} ${who}\r\n${text.replaceAll('\n', '\r\n')}\r\n\r\n`
  })
  return `\uFEFF${head}${body.join('')}`
}
