import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folders that hold source text of the project. */
export const sourceFolders = [
  'core',
  'connectors',
  'imports',
  'shell',
  'app',
  'console',
  'bin',
  'bench',
  'test',
  'tools',
]

/** One file of the project: its path from the root, with `/` between folders, and its text. */
export type Source = { path: string; text: string }

/** All files of code and style in `folders`, in a stable order; folders that do not exist yet are empty. */
export function readSources(folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => filesOf(folder))
    .filter((path) => /\.(?:ts|tsx|js|css|sql|html)$/.test(path) && !isGenerated(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
      .filter((path) => !path.includes('node_modules/') && !path.includes('/fixtures/'))
      .toSorted()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function isGenerated(path: string): boolean {
  return /\.generated\.[a-z]+$/.test(path)
}
