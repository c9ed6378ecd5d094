/** Names in zip archives: UTF-8 where the archive says so or they are, else GBK where they look it, else CP437. */
import { getFileNameLowLevel } from 'yauzl'
import type { Entry } from 'yauzl'

const UTF8_FLAG = 0x800
/** Holds the name in UTF-8, as Info-ZIP writes it. */
const UNICODE_PATH = 0x7075

export function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const says = (generalPurposeBitFlag & UTF8_FLAG) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH)
  const guessed = says
    ? null
    : (decoded(fileNameRaw, 'utf-8') ?? (isGbk(fileNameRaw) ? gbk(fileNameRaw) : null))
  return guessed ?? getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
}

const gbk = (bytes: Uint8Array): string | null => decoded(bytes, 'gb18030')

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * All bytes beyond ASCII stand in pairs of the common rows: what names of Chinese systems are made of. A letter
 * with an accent in CP437 stands alone, among ASCII.
 */
function isGbk(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[++i] ?? 0
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail === 0xff) return false
  }
  return true
}
