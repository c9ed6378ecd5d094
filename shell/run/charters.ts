/** Charters compiled once a version, and shared by the communities that published the same words. */
import { hash } from 'node:crypto'
import { checkCharter } from '../../core/charter/check.ts'
import { compileCharter } from '../../core/charter/compile.ts'
import type { CompiledCharter } from '../../core/charter/compiled.ts'
import type { Fault } from '../../core/charter/fault.ts'
import type { CharterRow } from '../../core/ports/rows.ts'

export interface InForce {
  readonly charter: CompiledCharter
}

export type Loaded = InForce | { readonly faults: readonly Fault[] }

export interface Charters {
  readonly load: (source: string, files: Readonly<Record<string, string>>, version: number) => Loaded
  /**
   * The charter of a stored version; null for none.
   * @throws Error when what was published once is refused now.
   */
  readonly stored: (row: CharterRow | null) => InForce | null
}

const KEPT = 1_000

export function createCharters(): Charters {
  const known = new Map<string, Loaded>()
  const load: Charters['load'] = (source, files, version) => {
    const key = hash('sha256', JSON.stringify([version, source, files]), 'hex')
    let loaded = known.get(key)
    if (loaded !== undefined) return loaded
    loaded = read(source, files, version)
    for (const oldest of known.keys()) {
      if (known.size < KEPT) break
      known.delete(oldest)
    }
    known.set(key, loaded)
    return loaded
  }
  return {
    load,
    stored: (row) => {
      if (row === null) return null
      const loaded = load(row.source, filesOf(row), row.version)
      if ('charter' in loaded) return loaded
      throw new Error(
        `The charter of community ${row.community}, version ${row.version}, cannot be read by this Folkmoot: run the newer one that published it.`,
      )
    },
  }
}

function read(source: string, files: Readonly<Record<string, string>>, version: number): Loaded {
  const { document, faults } = checkCharter({ source, file: 'charter.yaml', files })
  if (document === null) return { faults: faults.filter(({ severity }) => severity === 'error') }
  return { charter: compileCharter(document, version) }
}

function filesOf({ files }: CharterRow): Readonly<Record<string, string>> {
  return files === undefined ? {} : (JSON.parse(files) as Record<string, string>)
}
