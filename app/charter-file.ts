/** Reads a charter and the word lists that it names from disk. */
import { open, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { CharterInput } from '../core/charter/check.ts'
import { both, type Bilingual, type Fault } from '../core/charter/fault.ts'
import { staysInside, wordFilesOf } from '../core/charter/check-words.ts'
import { parseYaml } from '../core/charter/yaml.ts'

/**
 * The charter at `path` with its word lists. A list that is missing or lies outside of the charter's folder,
 * symbolic links followed, is left out: the check reports it.
 * @throws when the charter itself cannot be read.
 */
export async function readCharterFile(path: string): Promise<CharterInput> {
  const source = decode(await readUpTo(path, LONGEST_CHARTER))
  const { tree } = parseYaml(source)
  const names = tree ? wordFilesOf(tree).filter(staysInside) : []
  const folder = await realpath(dirname(path))
  const found = await Promise.all(names.map(async (name) => [name, await readInside(folder, name)] as const))
  return {
    source,
    file: path,
    files: Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== null)),
  }
}

/** What is wrong with a charter that `readCharterFile` could not read: a fault like any other. */
export function unreadableFault(file: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const message = UNREADABLE[code] ?? both(`读不了文件（${code}）`, `the file cannot be read (${code})`)
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { file, ...place, severity: 'error', code: 'unreadable-file', message, hint: null }
}

const UNREADABLE: Readonly<Record<string, Bilingual>> = {
  ENOENT: both('没有这个文件', 'there is no such file'),
  EISDIR: both('这是文件夹，不是文件', 'this is a folder, not a file'),
  EACCES: both('没有读取这个文件的权限', 'permission to read this file is denied'),
}

async function readInside(folder: string, name: string): Promise<string | null> {
  try {
    const real = await realpath(join(folder, name))
    return real.startsWith(folder + sep) ? decode(await readUpTo(real, LONGEST_LIST)) : null
  } catch {
    return null
  }
}

/** In bytes. What is longer is cut here and refused by the check, which allows less. */
const LONGEST_CHARTER = 8_000_000
const LONGEST_LIST = 64_000_000
const CHUNK = 1 << 20

async function readUpTo(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const chunks: Uint8Array[] = []
    for (let length = 0; length < most;) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK), 0, CHUNK)
      if (bytesRead === 0) break
      chunks.push(buffer.subarray(0, bytesRead))
      length += bytesRead
    }
    return Buffer.concat(chunks)
  } finally {
    await file.close()
  }
}

/** Bytes that are not UTF-8 become U+FFFD, which the check reports with its place. */
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
