/** A folder as if it were an archive. */
import { createReadStream, type Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { entryPath, type Container, type Entry } from './entry.ts'
import type { Meter } from './meter.ts'

const CHUNK = 256 * 1024
/** Folders in folders; links are not followed, so this ends anyway. */
const DEEPEST = 16

export async function openFolder(path: string, meter: Meter): Promise<Container> {
  const entries: Entry[] = []
  for await (const name of filesIn(path, '', 0)) {
    meter.countEntries(entries.length + 1)
    const disk = join(path, name)
    entries.push({ path: name, modified: Math.round((await stat(disk)).mtimeMs), disk, open: opener(disk) })
  }
  return { path, entries, close: () => Promise.resolve() }
}

/** Bytes of all files in it. */
export async function folderSize(path: string): Promise<number> {
  let size = 0
  for await (const name of filesIn(path, '', 0)) size += (await stat(join(path, name))).size
  return size
}

async function* filesIn(
  root: string,
  folder: string,
  depth: number,
): AsyncGenerator<string, void, undefined> {
  const found = await readdir(join(root, folder), { withFileTypes: true })
  for (const each of found.toSorted(byName)) {
    const name = folder === '' ? each.name : `${folder}/${each.name}`
    if (each.isDirectory() && depth < DEEPEST) yield* filesIn(root, name, depth + 1)
    else if (each.isFile() && entryPath(name) !== null) yield name
  }
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1)

function opener(disk: string): Entry['open'] {
  return async function* open(onRead) {
    for await (const chunk of createReadStream(disk, { highWaterMark: CHUNK })) {
      if (!Buffer.isBuffer(chunk)) continue
      onRead(chunk.length)
      yield chunk
    }
  }
}
