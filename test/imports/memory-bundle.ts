/** A history of several files in memory, for tests of the formats; its files are decoded by the same code as real ones. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { BundleFormat, ImportBundle, ImportedRecord } from '../../core/ports/import.ts'
import { importFile } from './memory-file.ts'

export interface MemoryBundle {
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>
  /** Bytes a chunk; as they come from the disk by default. */
  readonly chunk?: number
  /** Time zone of wall clocks; UTC by default. */
  readonly zone?: string
}

/** Every file below a folder. */
export function bundleFixture(folder: URL): MemoryBundle {
  const root = fileURLToPath(folder)
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  return { files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])) }
}

export const namesIn = ({ files }: MemoryBundle): readonly string[] => Object.keys(files).toSorted()

export async function bundleRecordsOf(
  format: BundleFormat,
  bundle: MemoryBundle,
): Promise<readonly ImportedRecord[]> {
  const records: ImportedRecord[] = []
  for await (const batch of format.read(importBundle(bundle))) records.push(...batch)
  return records
}

export async function bundleEventsOf(
  format: BundleFormat,
  bundle: MemoryBundle,
): Promise<readonly Incoming[]> {
  return (await bundleRecordsOf(format, bundle)).flatMap((record) => record.events)
}

function importBundle(bundle: MemoryBundle): ImportBundle {
  const { files, zone = 'UTC', chunk } = bundle
  return {
    name: 'export.zip',
    names: namesIn(bundle),
    zone,
    open: (name) => {
      const text = files[name]
      if (text === undefined) throw new RangeError(`no file ${name} in the bundle`)
      return importFile({ name, text, zone, ...(chunk === undefined ? {} : { chunk }) })
    },
  }
}
