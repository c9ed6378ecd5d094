/** The beginning of a draft: what a history tells of a community, and questions where it tells nothing. */
import type { Language } from '../charter/compiled.ts'
import { both, type Bilingual } from '../charter/fault.ts'
import { textIn, type Plain } from './cures/plain.ts'
import { remarkText, yamlText } from './cures/yaml-text.ts'
import type { CheckupReport, GroupSummary } from './report.ts'

/** More groups than this are of one kind until the operator says otherwise. */
const MOST_KINDS = 8
/** More names than this say nothing. */
const MOST_PATTERNS = 50
const LONGEST_NAME = 100
const LONGEST_KIND = 40

export function beginning(report: CheckupReport, languages: readonly Language[]): string {
  const [first = 'en'] = languages
  const text = (words: Bilingual) => textIn(words, languages)
  const parts: readonly (readonly [remark: Bilingual | null, fields: Readonly<Record<string, Plain>>])[] = [
    [REMARKS.top, { folkmoot: 1, name: nameOf(report, first) }],
    [REMARKS.purpose, { purpose: text(QUESTIONS.purpose) }],
    [null, { audience: text(QUESTIONS.audience), promise: text(QUESTIONS.promise) }],
    [
      null,
      {
        language: languages.length === 1 ? first : languages,
        timezone: report.history.zone.name,
      },
    ],
    [REMARKS.groups, { groups: kindsOf(report.groups, languages) }],
    [REMARKS.roles, { roles: { manager: { duty: text(QUESTIONS.duty) } } }],
  ]
  return `${parts
    .map(
      ([remark, fields]) => `${remark === null ? '' : `${remarkText(remark[first])}\n`}${yamlText(fields)}`,
    )
    .join('\n')}\n`.replace(/\n(# [^\n]*\n(?:groups|roles):)/g, '\n\n$1')
}

const REMARKS = {
  top: both(
    '由体检报告起草。规则都是试运行（mode: dry）：只判断、不执行，看过效果再改成 live。',
    'Drafted from a checkup. Every rule is on trial (mode: dry): it decides and does nothing. Change it to live when you like what you see.',
  ),
  purpose: both(
    '聊天记录答不了下面三个问题：请你来写。',
    'No history can answer the next three: they are yours to write.',
  ),
  groups: both('群分哪几种，各做什么。', 'Which kinds of groups there are, and what for.'),
  roles: both('谁做什么，什么时候在。', 'Who does what, and when.'),
} as const

const QUESTIONS = {
  purpose: both('（请填写）为什么有这个社群？', '(to be filled in) Why does this community exist?'),
  audience: both('（请填写）它是为谁办的？', '(to be filled in) Whom is it for?'),
  promise: both(
    '（请填写）成员三个月后能得到什么？',
    '(to be filled in) What will members have after three months?',
  ),
  duty: both(
    '（请填写）哪些时间在群里，多久内答复？',
    '(to be filled in) When are they there, and how soon do they answer?',
  ),
  for: both('（请填写）这个群用来做什么？', '(to be filled in) What is this group for?'),
} as const

const UNNAMED = both('未命名的社群', 'An unnamed community')

function nameOf({ groups }: CheckupReport, language: Language): string {
  const [first] = groups
  const name = first === undefined ? '' : cleaned(first.name).slice(0, LONGEST_NAME).toWellFormed().trim()
  return name === '' ? UNNAMED[language] : name
}

/** A kind for each group, named like it. */
function kindsOf(groups: readonly GroupSummary[], languages: readonly Language[]): Plain {
  const what = textIn(QUESTIONS.for, languages)
  const patterns = [...new Set(groups.flatMap(({ name }) => patternOf(name) ?? []))]
  if (groups.length < 2 || groups.length > MOST_KINDS) {
    const match = patterns.slice(0, MOST_PATTERNS)
    return { main: { for: what, ...(match.length === 0 ? {} : { match }) } }
  }
  const taken = new Map<string, Plain>()
  for (const [index, { name }] of groups.entries()) {
    const pattern = patternOf(name)
    const wanted = kindNamed(name) ?? `group-${index + 1}`
    const kind = taken.has(wanted) ? `${wanted}-${index + 1}` : wanted
    taken.set(kind, { for: what, ...(pattern === null ? {} : { match: [pattern] }) })
  }
  return Object.fromEntries(taken)
}

function patternOf(name: string): string | null {
  const pattern = cleaned(name).trim()
  return pattern === '' || pattern.length > LONGEST_NAME ? null : pattern
}

/** Words of the name, joined by hyphens; null where it has none. */
function kindNamed(name: string): string | null {
  const words =
    cleaned(name)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const kind = [...words.join('-')].slice(0, LONGEST_KIND).join('').replace(/-+$/, '')
  return kind === '' ? null : kind
}

/** Without signs that no reader sees. */
const cleaned = (name: string): string => name.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
