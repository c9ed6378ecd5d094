/**
 * Histories on the disk: one folder each in the data folder, with what is known of it and, until it has been
 * read, the file itself.
 */
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { HistoryView } from '../../core/ports/histories.ts'

const FOLDER = 'histories'
const RECORD = 'history.json'
const LONGEST_NAME = 100

export interface HistoryBook {
  /** Of all communities, oldest first. */
  readonly all: () => Promise<readonly (HistoryView & { readonly community: number })[]>
  readonly write: (community: number, view: HistoryView) => Promise<void>
  /** Where the file lies. It keeps its name: some formats tell their group or day by it. */
  readonly fileOf: (community: number, id: string, name: string) => string
  /** Bytes of the file that are there; null when there is none. */
  readonly sizeOf: (community: number, id: string, name: string) => Promise<number | null>
  /** Takes the file away and keeps what is known of it. */
  readonly drop: (community: number, id: string, name: string) => Promise<void>
  readonly remove: (community: number, id: string) => Promise<void>
}

export function openHistoryBook(data: string): HistoryBook {
  const root = join(data, FOLDER)
  const folderOf = (community: number, id: string) => join(root, String(community), id)
  const fileOf = (community: number, id: string, name: string) =>
    join(folderOf(community, id), 'file', safeName(name))
  let writing = Promise.resolve()
  return {
    fileOf,
    all: async () => {
      const found = []
      for (const community of await namesIn(root)) {
        for (const id of await namesIn(join(root, community))) {
          const view = await readView(join(root, community, id, RECORD))
          if (view !== null) found.push({ ...view, community: Number(community) })
        }
      }
      return found.toSorted((a, b) => a.created - b.created)
    },
    write: (community, view) => {
      const written = writing.then(() => writeView(folderOf(community, view.id), view))
      writing = written.catch(() => undefined)
      return written
    },
    sizeOf: async (community, id, name) => {
      try {
        return (await stat(fileOf(community, id, name))).size
      } catch {
        return null
      }
    },
    drop: (community, id, name) => rm(fileOf(community, id, name), { force: true }),
    remove: (community, id) => rm(folderOf(community, id), { recursive: true, force: true }),
  }
}

/** Whole or not at all: a crash must not leave half a record. */
async function writeView(folder: string, view: HistoryView): Promise<void> {
  await mkdir(join(folder, 'file'), { recursive: true, mode: 0o700 })
  await writeFile(join(folder, `${RECORD}.new`), JSON.stringify(view), { mode: 0o600 })
  await rename(join(folder, `${RECORD}.new`), join(folder, RECORD))
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}

/** null of what a crash left behind before anything was known of it. */
async function readView(file: string): Promise<HistoryView | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}

/** A name that cannot leave its folder; its end, which tells the format, is kept. */
function safeName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .replaceAll(/[\u0000-\u001f<>:"|?*]/g, '_')
    .replace(/^\.+/, '_')
    .slice(-LONGEST_NAME)
  return plain === '' ? 'history' : plain
}
