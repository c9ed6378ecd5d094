/** The key that Folkmoot makes for itself, in the data folder, and what a rotation leaves beside it. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeKeyText, readKey } from './key.ts'
import type { VaultKey } from './key.ts'

export const keyFile = (folder: string): string => join(folder, 'secrets.key')
/** The next key, while a rotation is under way. */
export const nextKeyFile = (folder: string): string => join(folder, 'secrets.key.new')
const retiredKeyFile = (folder: string, id: string): string => join(folder, `secrets.key.old-${id}`)
/** Left by a process that was killed while it made a key; nothing was ever sealed with it. */
const UNFINISHED = /^secrets\.key(\.new)?\.partial-\d+$/
const RETIRED = /^secrets\.key\.old-[\da-f]{12}$/

/** @throws VaultRefusal `key-invalid`, or what the system says of the file. */
export function readKeyFile(file: string): VaultKey {
  return readKey(readFileSync(file, 'utf8'), file)
}

/** The key in `file`; a new one is made there when it does not exist, complete before it bears the name. */
export function keyIn(file: string): VaultKey {
  if (!existsSync(file)) create(file)
  return readKeyFile(file)
}

/** Keys in the folder that only open: of a rotation that was cut off, and of earlier ones. */
export function otherKeys(folder: string): readonly VaultKey[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => RETIRED.test(name))
  const files = [keyFile(folder), nextKeyFile(folder), ...names.toSorted().map((name) => join(folder, name))]
  return files.filter((file) => existsSync(file)).map(readKeyFile)
}

/**
 * Ends a rotation: the folder's key is kept as `secrets.key.old-<id>`, and keys of earlier rotations go. Its
 * place is taken by the next key, or by none when the environment gives one. At any moment every key that is
 * still needed has a file.
 */
export function retireKeys(folder: string, { given }: { readonly given: boolean }): void {
  const [current, next] = [keyFile(folder), nextKeyFile(folder)]
  const kept = existsSync(current) ? retiredKeyFile(folder, readKeyFile(current).id) : null
  if (kept !== null) {
    rmSync(kept, { force: true })
    linkSync(current, kept)
    syncFolder(folder)
  }
  if (given) for (const file of [current, next]) rmSync(file, { force: true })
  else renameSync(next, current)
  syncFolder(folder)
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const isFormer = RETIRED.test(name) && kept !== null && file !== kept
    if (isFormer || UNFINISHED.test(name)) rmSync(file)
  }
}

function create(file: string): void {
  const folder = join(file, '..')
  mkdirSync(folder, { recursive: true })
  const partial = `${file}.partial-${process.pid}`
  rmSync(partial, { force: true })
  const handle = openSync(partial, 'wx', 0o600)
  try {
    chmodSync(partial, 0o600)
    writeSync(handle, `${makeKeyText()}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  try {
    linkSync(partial, file)
  } catch (error) {
    // Another process was first: its key counts.
    if (!existsSync(file)) throw error
  } finally {
    rmSync(partial, { force: true })
  }
  syncFolder(folder)
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
