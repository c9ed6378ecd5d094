/** The 512 bytes before each file of a tar archive (ustar, with the long names of pax and GNU). */

export const BLOCK = 512

export interface TarHeader {
  readonly name: string
  readonly size: number
  /** Epoch milliseconds. */
  readonly modified: number
  /** `file`; `pax` and `long-name` say more of the next one; anything else holds no bytes of a history. */
  readonly type: 'file' | 'pax' | 'long-name' | 'other'
}

const TYPES: Readonly<Record<string, TarHeader['type']>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  x: 'pax',
  L: 'long-name',
}

export const isTar = (block: Buffer): boolean =>
  block.length >= BLOCK &&
  block.toString('latin1', 257, 262) === 'ustar' &&
  sumOf(block) === octal(block, 148, 8)

/** null at the end of the archive, `damaged` when the block is no header. */
export function readHeader(block: Buffer): TarHeader | null | 'damaged' {
  if (block.every((byte) => byte === 0)) return null
  if (sumOf(block) !== octal(block, 148, 8)) return 'damaged'
  const prefix = block.toString('latin1', 257, 263) === 'ustar\0' ? text(block, 345, 155) : ''
  const name = text(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: octal(block, 124, 12),
    modified: octal(block, 136, 12) * 1_000,
    type: TYPES[block.toString('latin1', 156, 157)] ?? 'other',
  }
}

/** Fields of a pax record: `LENGTH KEY=VALUE` and a line end, one after another. */
export function readPax(bytes: Buffer): { readonly path?: string; readonly size?: number } {
  const found: { path?: string; size?: number } = {}
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at)
    const length = space < 0 ? 0 : Number(bytes.toString('latin1', at, space))
    if (!Number.isSafeInteger(length) || length <= space - at) return found
    const field = bytes.toString('utf8', space + 1, at + length - 1)
    if (field.startsWith('path=')) found.path = field.slice(5)
    if (field.startsWith('size=')) found.size = Number(field.slice(5))
    at += length
  }
  return found
}

/** Bytes that a file takes in the archive: whole blocks. */
export const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

function text(block: Buffer, from: number, length: number): string {
  const end = block.indexOf(0, from)
  return block.toString('utf8', from, end < 0 ? from + length : Math.min(end, from + length))
}

/** Numbers are octal digits, or binary where the first bit is set. */
function octal(block: Buffer, from: number, length: number): number {
  if (((block[from] ?? 0) & 0x80) !== 0) {
    return Number(block.readBigUInt64BE(from + length - 8))
  }
  return Number.parseInt(
    block
      .toString('latin1', from, from + length)
      .replaceAll('\0', ' ')
      .trim() || '0',
    8,
  )
}

/** The header's own sum counts its field as spaces. */
function sumOf(block: Buffer): number {
  let sum = 0
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : (block[i] ?? 0)
  return sum
}
