/** A history in memory, for tests of the formats: decoded by the same code as real files, in chunks of any size. */
import { readFileSync } from 'node:fs'
import { tokensOf } from '../../app/imports/json-tokens.ts'
import { linesOf, textOfBytes } from '../../app/imports/lines.ts'
import { rowsOf } from '../../app/imports/rows.ts'
import type { Incoming } from '../../core/chat/incoming.ts'
import type { ImportFile, ImportFormat, ImportedRecord } from '../../core/ports/import.ts'

export interface MemoryFile {
  readonly name: string
  readonly text: string
  /** Bytes a chunk; as they come from the disk by default. */
  readonly chunk?: number
  /** Time zone of wall clocks; UTC by default. */
  readonly zone?: string
  readonly group?: string
  readonly columns?: Readonly<Record<string, string>>
}

export function fixture(url: URL): MemoryFile {
  return { name: decodeURIComponent(url.pathname), text: readFileSync(url, 'utf8') }
}

export async function recordsOf(format: ImportFormat, file: MemoryFile): Promise<readonly ImportedRecord[]> {
  const records: ImportedRecord[] = []
  for await (const batch of format.read(importFile(file))) records.push(...batch)
  return records
}

export async function eventsOf(format: ImportFormat, file: MemoryFile): Promise<readonly Incoming[]> {
  return (await recordsOf(format, file)).flatMap((record) => record.events)
}

export function importFile({
  name,
  text,
  chunk = 64 * 1024,
  zone = 'UTC',
  group,
  columns,
}: MemoryFile): ImportFile {
  let position = 0
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    const all = new TextEncoder().encode(text)
    for (; position < all.length; position += chunk) yield all.subarray(position, position + chunk)
  }
  return {
    name,
    modified: Date.UTC(2026, 0, 9, 12),
    zone,
    group,
    columns,
    lines: () => linesOf(textOfBytes(bytes()), name),
    tokens: () => tokensOf(textOfBytes(bytes()), name, () => position),
    text: () => textOfBytes(bytes()),
    rows: () => rowsOf(textOfBytes(bytes()), name),
  }
}
