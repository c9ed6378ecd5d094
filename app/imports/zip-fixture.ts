/** Writes zip and tar archives for tests, also damaged and strange ones. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface Packed {
  /** Bytes where it is no UTF-8. */
  readonly name: string | Uint8Array
  readonly content: string | Uint8Array
  readonly flags?: number
  readonly method?: number
}

const bytesOf = (text: string | Uint8Array): Buffer => Buffer.from(text)

export function zipOf(entries: readonly Packed[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, flags = 0, method = 8 } of entries) {
    const path = bytesOf(name)
    const plain = bytesOf(content)
    const packed = method === 8 ? deflateRawSync(plain) : plain
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt16LE(0x5c21, 8)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(plain.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, path, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), common, tail, path]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, list, Buffer.from('PK\u0005\u0006'), end])
}

export function tarOf(entries: readonly { readonly name: string; readonly content: string }[]): Buffer {
  const blocks = entries.flatMap(({ name, content }) => {
    const path = Buffer.from(name)
    // What is longer than its field has a record of its own before it, as GNU tar writes it.
    const long =
      path.length > 100 ? [tarHeader('././@LongLink', path.length + 1, 'L'), inBlocks(`${name}\0`)] : []
    return [...long, tarHeader(name, Buffer.byteLength(content), '0'), inBlocks(content)]
  })
  return Buffer.concat([...blocks, Buffer.alloc(1024)])
}

function tarHeader(name: string, size: number, type: string): Buffer {
  const block = Buffer.alloc(512)
  Buffer.from(name).copy(block, 0, 0, 100)
  block.write('0000644\0', 100)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('15000000000\0', 136)
  block.write(`        ${type}`, 148)
  block.write('ustar\u000000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function inBlocks(content: string): Buffer {
  const bytes = Buffer.from(content)
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}
