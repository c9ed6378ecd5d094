import { describe, expect, test } from 'vitest'
import { textOfBytes } from './lines.ts'

async function decoded(bytes: Uint8Array, chunk = bytes.length): Promise<string> {
  async function* chunks() {
    for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk)
  }
  return (await Array.fromAsync(textOfBytes(chunks()))).join('')
}

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')
// 消息记录, 张三：大家好。 in GB18030.
const GB = Buffer.from('cffbcfa2bcc7c2bc0a0ad5c5c8fda3bab4f3bcd2bac3a1a30a', 'hex')

describe('the encoding is told by the bytes', () => {
  test.each([
    ['UTF-8', Buffer.from('读书会 hello 😀'), '读书会 hello 😀'],
    ['UTF-8 with its mark', Buffer.from('\uFEFF读书会'), '读书会'],
    ['UTF-16 LE', utf16('读书会 hello 😀\n'), '读书会 hello 😀\n'],
    ['UTF-16 BE', swapped(utf16('读书会 hello 😀\n')), '读书会 hello 😀\n'],
    ['GB18030', GB, '消息记录\n\n张三：大家好。\n'],
    ['nothing', Buffer.alloc(0), ''],
    ['ASCII', Buffer.from('plain'), 'plain'],
    ['UTF-8 with a damaged byte', Buffer.from([0x61, 0xff, 0x62]), 'a\uFFFDb'],
    ['Latin letters of another time', Buffer.from('caf\u00e9s \u00fcber', 'latin1'), 'caf\uFFFDs \uFFFDber'],
  ])('%s', async (_name, bytes, text) => {
    expect(await decoded(bytes)).toBe(text)
    for (const chunk of [1, 3, 7]) expect(await decoded(bytes, chunk)).toBe(text)
  })

  test('Chinese UTF-8 with a few damaged bytes stays UTF-8', async () => {
    const bytes = Buffer.from('大家好，欢迎来到读书会。'.repeat(20))
    bytes[4] = 0xff
    expect(await decoded(bytes)).toMatch(/^大\uFFFD+好，欢迎/)
  })

  test('a character on the edge of what is looked at is whole', async () => {
    for (const shift of [0, 1, 2]) {
      const text = 'x'.repeat(shift) + '读'.repeat(30_000)
      expect(await decoded(Buffer.from(text))).toBe(text)
    }
    const long = Buffer.concat(Array.from({ length: 4_000 }, () => GB))
    expect(await decoded(Buffer.concat([Buffer.from('x'), long]))).toContain(
      '消息记录\n\n张三：大家好。\n消息',
    )
  })
})
