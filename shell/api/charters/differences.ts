/** What differs between two charters, in sentences; what treats people differently by role on its own. */
import { checkCharter, type CharterChecked } from '../../../core/charter/check.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import { compareCharters } from '../../../core/charter/diff.ts'
import type { RoleDifference } from '../../../core/charter/document.ts'
import { inLanguage } from '../../../core/charter/localized.ts'

export interface CharterTextIn {
  readonly source: string
  readonly files: Readonly<Record<string, string>>
}

export function readCharter({ source, files }: CharterTextIn): CharterChecked {
  return checkCharter({ source, file: 'charter.yaml', files })
}

/** `before` null is an empty charter: everything is new. */
export function differencesIn(before: CharterChecked | null, after: CharterChecked, language: Language) {
  const found =
    after.document === null ? [] : compareCharters(before?.document ?? nothing(after), after.document)
  return {
    changes: found.map(({ path, change, title, text, details }) => ({
      path,
      change,
      title: title === null ? null : inLanguage(title, language),
      text: text[language],
      details: details.map((one) => one[language]),
    })),
    roles: {
      come: titled(unlike(after.differencesByRole, before?.differencesByRole ?? []), after, language),
      gone: before ? titled(unlike(before.differencesByRole, after.differencesByRole), before, language) : [],
    },
  }
}

type Document = NonNullable<CharterChecked['document']>

function nothing({ document }: CharterChecked): Document {
  const { folkmoot = 1, name = '', language = 'en', timezone = 'UTC' } = document?.content ?? {}
  return { content: { folkmoot, name, language, timezone }, words: {}, conditions: new Map() }
}

function titled(differences: readonly RoleDifference[], { document }: CharterChecked, language: Language) {
  const rules = document?.content.rules ?? []
  const titleOf = (rule: string) => {
    const title = rules.find(({ id }) => id === rule)?.title
    return title === undefined ? rule : inLanguage(title, language)
  }
  return differences.map((one) => ({ ...one, title: titleOf(one.rule) }))
}

function unlike(these: readonly RoleDifference[], those: readonly RoleDifference[]): RoleDifference[] {
  const key = ({ rule, kind, role, source }: RoleDifference) => JSON.stringify([rule, kind, role, source])
  const known = new Set(those.map(key))
  return these.filter((one) => !known.has(key(one)))
}
