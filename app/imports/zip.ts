/** A zip archive: its entries by the directory at its end, each unpacked where it lies. */
import { crc32 } from 'node:zlib'
import { openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl'
import { ImportError, type ImportFaultCode } from '../../core/ports/import.ts'
import { entryPath, type Container, type Entry } from './entry.ts'
import { nameOf } from './entry-name.ts'
import type { Meter } from './meter.ts'

/** @throws ImportError when the directory is missing, damaged or too long. */
export async function openZip(path: string, meter: Meter): Promise<Container> {
  const zip = await opened(path)
  try {
    meter.countEntries(zip.entryCount)
    const entries: Entry[] = []
    let seen = 0
    for await (const entry of zip.eachEntry()) {
      meter.countEntries(++seen)
      const name = entryPath(nameOf(entry))
      if (name !== null) entries.push(entryOf(zip, entry, name, path))
    }
    return {
      path,
      entries,
      close: () => {
        zip.close()
        return Promise.resolve()
      },
    }
  } catch (error) {
    zip.close()
    throw error instanceof ImportError ? error : damaged(path, error)
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, decodeStrings: false })
  } catch (error) {
    throw damaged(path, error)
  }
}

function entryOf(zip: ZipFile, entry: ZipEntry, path: string, archive: string): Entry {
  const name = `${archive}/${path}`
  const share = entry.uncompressedSize === 0 ? 0 : entry.compressedSize / entry.uncompressedSize
  async function* open(onRead: (bytes: number) => void): AsyncGenerator<Buffer, void, undefined> {
    if (entry.isEncrypted()) throw faultOf('unreadable', name, ENCRYPTED)
    if (!entry.canDecodeFileData()) throw faultOf('unreadable', name, METHOD)
    const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
      throw damaged(name, error)
    })
    let sum = 0
    let handed = 0
    let told = 0
    try {
      for await (const chunk of stream) {
        if (!Buffer.isBuffer(chunk)) continue
        sum = crc32(chunk, sum)
        handed += chunk.length
        const packed = Math.ceil(handed * share)
        onRead(packed - told)
        told = packed
        yield chunk
      }
    } catch (error) {
      throw error instanceof ImportError ? error : damaged(name, error)
    } finally {
      stream.destroy()
    }
    if (sum !== entry.crc32) throw faultOf('malformed', name, DAMAGED)
  }
  // Wall clocks of an unknown zone, good to a day: more is not asked of them.
  return { path, modified: entry.getLastModDate({ timezone: 'UTC' }).getTime(), disk: null, open }
}

const ENCRYPTED = {
  'zh-CN': '压缩包加了密码，读不了；请先用密码解压，再导入里面的聊天记录',
  en: 'expected an archive that can be read, but this one is locked with a password; unpack it with the password and bring what is in it',
}
const METHOD = {
  'zh-CN': '压缩包用了少见的压缩方式；请解压后重新压缩成普通的 zip，或直接导入里面的文件',
  en: 'expected an ordinary zip archive, but this one is packed in a rare way; unpack it and bring what is in it',
}
const DAMAGED = {
  'zh-CN': '压缩包这一部分已经损坏；请重新拷贝或重新导出',
  en: 'expected a sound zip archive, but this part of it is damaged; copy or export it again',
}
const CUT = {
  'zh-CN': '压缩包不完整，末尾的目录缺失或损坏；请重新拷贝或重新导出',
  en: 'expected a whole zip archive, but the list at its end is missing or damaged; copy or export it again',
}

/** What the library says in its own words is said in ours. */
function damaged(file: string, error: unknown): ImportError {
  const words = error instanceof Error ? error.message : ''
  if (/encrypt/.test(words)) return faultOf('unreadable', file, ENCRYPTED)
  if (/compression method/.test(words)) return faultOf('unreadable', file, METHOD)
  if (/central dir|EOF|overflows|zip64|comment|multi-disk/.test(words)) return faultOf('truncated', file, CUT)
  return faultOf('malformed', file, DAMAGED)
}

function faultOf(
  code: ImportFaultCode,
  file: string,
  expected: ImportError['fault']['expected'],
): ImportError {
  return new ImportError({ code, file, place: {}, expected, read: 0 })
}
