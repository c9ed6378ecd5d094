/** What differs between two charters, rule by rule, in words. */
import { both, type Bilingual } from './fault.ts'
import type { CharterDocument } from './document.ts'
import { nameOfSection, ruleInWords, sectionInWords } from './diff-words.ts'
import type { Localized } from './compiled.ts'
import type { RuleContent } from './schema-rule.ts'

export interface Difference {
  /** `rules/no-ads`, or the name of a section. */
  readonly path: string
  readonly change: 'added' | 'removed' | 'changed' | 'renamed'
  readonly text: Bilingual
  /** Title of the rule, where it has one. */
  readonly title: Localized | null
  /** What exactly differs, a sentence each. */
  readonly details: readonly Bilingual[]
}

export function compareCharters(before: CharterDocument, after: CharterDocument): readonly Difference[] {
  return [...compareSections(before, after), ...compareRules(before, after)]
}

function compareSections(before: CharterDocument, after: CharterDocument): readonly Difference[] {
  const old = sectionsOf(before)
  const now = sectionsOf(after)
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): readonly Difference[] => {
    const section = { path: name, title: null }
    const called = nameOfSection(name)
    if (!old.has(name))
      return [
        {
          ...section,
          change: 'added',
          text: both(`新增${called['zh-CN']}`, `${called.en} is new`),
          details: [],
        },
      ]
    if (!now.has(name))
      return [
        {
          ...section,
          change: 'removed',
          text: both(`删除${called['zh-CN']}`, `${called.en} is gone`),
          details: [],
        },
      ]
    if (old.get(name) === now.get(name)) return []
    const text = both(`${called['zh-CN']}有改动`, `${called.en} changed`)
    const details = sectionInWords(name, sectionOf(before, name), sectionOf(after, name))
    return [{ ...section, change: 'changed', text, details }]
  })
}

/** Word lists with the words of their files. */
function sectionOf({ content, words }: CharterDocument, name: string): unknown {
  return name === 'words' ? words : new Map<string, unknown>(Object.entries(content)).get(name)
}

/** Sections other than the rules, word lists with the words of their files. */
function sectionsOf({ content, words }: CharterDocument): ReadonlyMap<string, string> {
  const sections = Object.entries(content).filter(([name]) => name !== 'rules' && name !== 'folkmoot')
  return new Map(
    sections.map(([name, value]) => [name, JSON.stringify(name === 'words' ? [value, words] : value)]),
  )
}

function compareRules(before: CharterDocument, after: CharterDocument): readonly Difference[] {
  const old = new Map((before.content.rules ?? []).map((rule) => [rule.id, rule]))
  const seen = new Set<string>()
  const differences = (after.content.rules ?? []).flatMap((rule) => {
    const was = old.has(rule.id) ? rule.id : formerIds(rule).find((id) => old.has(id))
    const earlier = old.get(was ?? '')
    if (!earlier) return [ruleDifference(rule, 'added', both('新规则', 'new rule'))]
    seen.add(earlier.id)
    return changesOf(earlier, rule)
  })
  const removed = [...old.values()].filter(({ id }) => !seen.has(id))
  return [
    ...differences,
    ...removed.map((rule) => ruleDifference(rule, 'removed', both('已删除', 'removed'))),
  ]
}

function formerIds({ was }: RuleContent): readonly string[] {
  return typeof was === 'string' ? [was] : (was ?? [])
}

function changesOf(earlier: RuleContent, rule: RuleContent): readonly Difference[] {
  const renamed =
    earlier.id === rule.id
      ? []
      : [ruleDifference(rule, 'renamed', both(`原名“${earlier.id}”`, `was '${earlier.id}'`))]
  const fields = [...new Set([...Object.keys(earlier), ...Object.keys(rule)])].filter(
    (name) => name !== 'id' && name !== 'was' && written(earlier, name) !== written(rule, name),
  )
  if (fields.length === 0) return renamed
  const text = both(`改动了 ${fields.join('、')}`, `changed: ${fields.join(', ')}`)
  return [...renamed, { ...ruleDifference(rule, 'changed', text), details: ruleInWords(earlier, rule) }]
}

function written(rule: RuleContent, name: string): string | undefined {
  return JSON.stringify(new Map(Object.entries(rule)).get(name))
}

const ruleDifference = (
  { id, title }: RuleContent,
  change: Difference['change'],
  what: Bilingual,
): Difference => ({
  path: `rules/${id}`,
  title: title ?? null,
  details: [],
  change,
  text: both(`规则“${id}”：${what['zh-CN']}`, `rule '${id}': ${what.en}`),
})
