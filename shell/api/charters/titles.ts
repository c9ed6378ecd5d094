/** Titles of rules by the versions of the charter that fired them; a version never changes, so it is read once. */
import { inLanguage } from '../../../core/charter/localized.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ApiParts } from '../parts.ts'

type Titles = ReadonlyMap<string, string>
const known = new WeakMap<ApiParts, Map<string, Titles>>()

/** What acts without standing among the rules of a charter. */
const BUILT_IN = {
  welcome: { 'zh-CN': '欢迎新人', en: 'Welcome' },
  notify: { 'zh-CN': '运营者通知', en: 'Notices' },
  clock: { 'zh-CN': '定时', en: 'Clock' },
  breaker: { 'zh-CN': '自动停下', en: 'Stopped by itself' },
}

/** Titles by rule id; of a rule that was renamed, the newest of `versions` wins. */
export async function titlesIn(
  parts: ApiParts,
  community: number,
  versions: ReadonlySet<number>,
  language: Language,
): Promise<Titles> {
  const all = new Map(Object.entries(BUILT_IN).map(([rule, title]) => [rule, title[language]]))
  for (const version of [...versions].sort((left, right) => left - right)) {
    if (version === 0) continue
    for (const [rule, title] of await titlesOf(parts, community, version, language)) all.set(rule, title)
  }
  return all
}

async function titlesOf(parts: ApiParts, community: number, version: number, language: Language) {
  const book = known.get(parts) ?? new Map<string, Titles>()
  known.set(parts, book)
  const key = `${community}/${version}/${language}`
  const remembered = book.get(key)
  if (remembered) return remembered
  const row = await parts.reads.charter(community, version)
  const rules = row === null ? [] : (parts.charters.compiled(row)?.rules ?? [])
  const titles = new Map(rules.map(({ id, title }) => [id, inLanguage(title, language) || id]))
  book.set(key, titles)
  return titles
}
