/** Whether a path is a file of its own, an archive or a folder, by what it holds. */
import { open } from 'node:fs/promises'
import { constants, gunzipSync } from 'node:zlib'
import type { Container } from './entry.ts'
import { isGzip, isZip, type FileStatus } from './file-bytes.ts'
import { openFolder } from './folder.ts'
import type { Meter } from './meter.ts'
import { openTar } from './tar.ts'
import { BLOCK, isTar } from './tar-header.ts'
import { openZip } from './zip.ts'

/** So much of a packed file unpacks to the first block at least. */
const PEEK = 2 * 1024

/**
 * null for a file of its own, packed with gzip or not.
 * @throws ImportError when it is an archive that cannot be read
 */
export async function openContainer(
  path: string,
  { isFolder }: FileStatus,
  meter: Meter,
): Promise<Container | null> {
  if (isFolder) return openFolder(path, meter)
  const head = await firstBytes(path)
  if (isZip(head)) return openZip(path, meter)
  return isTar(isGzip(head) ? beginning(head) : head) ? openTar(path, meter) : null
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PEEK), 0, PEEK, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Of what is packed; nothing where it is damaged, which reading it will say better. */
function beginning(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, BLOCK)
  } catch {
    return Buffer.alloc(0)
  }
}
