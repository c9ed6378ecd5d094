/** The first charter of a community: a ready one under its own name, or the smallest that there can be. */
import { isScalar, parseDocument, stringify } from 'yaml'
import type { Language } from '../../../core/charter/compiled.ts'

export interface Plain {
  readonly name: string
  readonly purpose: string | null
  readonly languages: readonly Language[]
  readonly timezone: string
}

/** One kind of group and nothing else: it acts nowhere by itself. */
export function blankCharter({ name, purpose, languages, timezone }: Plain): string {
  const [first = 'en'] = languages
  const words = (texts: Readonly<Record<Language, string>>) =>
    languages.length === 1
      ? texts[first]
      : Object.fromEntries(languages.map((language) => [language, texts[language]]))
  const plan = {
    folkmoot: 1,
    name,
    ...(purpose === null ? {} : { purpose }),
    language: languages.length === 1 ? first : [...languages],
    timezone,
    groups: { main: { for: words({ en: 'Everything', 'zh-CN': '日常交流' }) } },
  }
  return `${REMARK[first]}\n${stringify(plan, { lineWidth: 0 })}`
}

const REMARK: Readonly<Record<Language, string>> = {
  en: '# A blank charter: nothing happens by itself until you add rules.',
  'zh-CN': '# 空白章程：在你加上规则之前，什么都不会自动发生。',
}

/** The text under another name and in another zone; everything else, comments too, stays letter by letter. */
export function underName(source: string, { name, timezone }: Pick<Plain, 'name' | 'timezone'>): string {
  const document = parseDocument(source)
  const changes = Object.entries({ name, timezone }).flatMap(([field, value]) => {
    const node = document.get(field, true)
    const range = isScalar(node) ? node.range : null
    return range ? [{ from: range[0], to: range[1], text: quoted(value) }] : []
  })
  return changes
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), source)
}

/** On one line, whatever it holds. */
const quoted = (text: string): string => stringify(text, { lineWidth: 0, blockQuote: false }).trimEnd()
