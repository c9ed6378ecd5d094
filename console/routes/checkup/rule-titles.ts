/** What the rules of a charter are called where people read it. */
import { readDocument, valueAt } from '../../parts/document/read.ts'
import { isListValue, isMapValue } from '../../parts/document/write.ts'
import type { Plain } from '../../parts/document/write.ts'

/** By the ids of rules; those without a title are absent. Of a title in several languages the first is taken. */
export function ruleTitles(source: string): ReadonlyMap<string, string> {
  const rules = valueAt(readDocument(source), ['rules'])
  if (rules === undefined || !isListValue(rules)) return new Map()
  const titled = rules.flatMap((rule): readonly (readonly [string, string])[] => {
    if (!isMapValue(rule)) return []
    const { id, title } = rule
    const words = firstText(title)
    return typeof id === 'string' && words !== null ? [[id, words]] : []
  })
  return new Map(titled)
}

function firstText(title: Plain | undefined): string | null {
  if (typeof title === 'string') return title
  if (title === undefined || !isMapValue(title)) return null
  return Object.values(title).find((text) => typeof text === 'string') ?? null
}
