/** A draft charter that begins with what a history shows and takes up the cures that were chosen. */
import type { Language } from '../charter/compiled.ts'
import { languagesOf } from '../charter/reading.ts'
import { parseYaml } from '../charter/yaml.ts'
import { cureOf } from './cures/catalogue.ts'
import { inserted } from './cures/insert.ts'
import { piecesOf } from './cures/pieces.ts'
import { beginning } from './draft-beginning.ts'
import type { CheckupReport } from './report.ts'

/**
 * The text of a charter without faults; every rule of it is on trial. What the history cannot tell, such as the
 * purpose, is a question to the operator. Null when a cure is unknown or belongs to a later version.
 * @param languages of the community, the main one first; absent = that of the history
 */
export function draftCharter(
  report: CheckupReport,
  cures: readonly string[],
  languages: readonly Language[] = languagesFor(report),
): string | null {
  return withCures(beginning(report, languages), cures, languages)
}

/**
 * The text of a charter with these cures; what is there already stays as it is, comments too, and nothing is
 * added twice. Null when a cure is unknown or belongs to a later version.
 */
export function addCures(source: string, report: HistoryLanguage, cures: readonly string[]): string | null {
  const { tree } = parseYaml(source)
  const own = tree === null ? [] : languagesOf(tree)
  return withCures(source, cures, own.length === 0 ? languagesFor(report) : own)
}

function withCures(source: string, cures: readonly string[], languages: readonly Language[]): string | null {
  let text = source
  for (const id of cures) {
    const pieces = cureOf(id)?.pieces ?? null
    if (pieces === null) return null
    for (const piece of piecesOf(pieces, languages)) text = inserted(text, piece)
  }
  return text
}

/** What of a report says in which language a charter is written. */
export interface HistoryLanguage {
  readonly history: { readonly language: string }
}

const languagesFor = ({ history }: HistoryLanguage): readonly Language[] =>
  history.language.startsWith('zh') ? ['zh-CN'] : ['en']
