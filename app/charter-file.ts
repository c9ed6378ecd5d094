/** Reads a charter and the word lists that it names from disk. */
import { readFile, realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { CharterInput } from '../core/charter/check.ts'
import { staysInside, wordFilesOf } from '../core/charter/check-words.ts'
import { parseYaml } from '../core/charter/yaml.ts'

/**
 * The charter at `path` with its word lists. A list that is missing or lies outside of the charter's folder,
 * symbolic links followed, is left out: the check reports it.
 * @throws when the charter itself cannot be read.
 */
export async function readCharterFile(path: string): Promise<CharterInput> {
  const source = decode(await readFile(path))
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

async function readInside(folder: string, name: string): Promise<string | null> {
  try {
    const real = await realpath(join(folder, name))
    return real.startsWith(folder + sep) ? decode(await readFile(real)) : null
  } catch {
    return null
  }
}

/** Bytes that are not UTF-8 become U+FFFD, which the check reports with its place. */
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
