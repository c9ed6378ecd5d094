/** Reads charters for the API; published versions are compiled once. */
import { checkCharter } from '../../../core/charter/check.ts'
import { compileCharter } from '../../../core/charter/compile.ts'
import { inLanguage } from '../../../core/charter/localized.ts'
import type { CompiledCharter, Language, Localized } from '../../../core/charter/compiled.ts'
import type { CharterRow } from '../../../core/ports/rows.ts'
import type { CharterDesk, CharterTask, CheckedCharter, ExaminedCharter } from './charter-desk.ts'

/** Versions that are kept compiled. */
const KEPT = 64
const LANGUAGES = ['zh-CN', 'en'] as const satisfies readonly Language[]

/** `examine` reads what anybody may have written: elsewhere than here, where a server has more to do. */
export function createCharterDesk(
  examine: CharterDesk['examine'] = (task) => Promise.resolve(examineCharter(task)),
): CharterDesk {
  const known = new Map<string, CompiledCharter | null>()
  return {
    compiled: (row) => {
      const key = `${row.community}/${row.version}`
      const kept = known.get(key)
      if (kept !== undefined) return kept
      const { document } = checkCharter({ source: row.source, file: 'charter.yaml', files: filesOf(row) })
      const charter = document === null ? null : compileCharter(document, row.version)
      for (const oldest of known.keys()) {
        if (known.size < KEPT) break
        known.delete(oldest)
      }
      known.set(key, charter)
      return charter
    },
    check,
    examine,
  }
}

/** What is to be said of a draft, as plain data. */
export function examineCharter({ source, files }: CharterTask): ExaminedCharter {
  const { document, faults, differencesByRole } = checkCharter({ source, file: 'charter.yaml', files })
  return { valid: document !== null, faults, differences: differencesByRole }
}

function check(source: string, files: Readonly<Record<string, string>> = {}): CheckedCharter {
  const { document, faults, differencesByRole } = checkCharter({ source, file: 'charter.yaml', files })
  return {
    charter: document === null ? null : compileCharter(document, 0),
    faults,
    differences: differencesByRole,
    purpose: document === null ? null : inAll(document.content.purpose),
  }
}

/** Word lists that were published with a version. */
export function filesOf({ files }: CharterRow): Readonly<Record<string, string>> {
  return files === undefined ? {} : (JSON.parse(files) as Record<string, string>)
}

function inAll(text: Localized | undefined): CheckedCharter['purpose'] {
  if (text === undefined) return null
  const [chinese, english] = LANGUAGES.map((language) => inLanguage(text, language))
  return { 'zh-CN': chinese ?? '', en: english ?? '' }
}
