/** What differs within one rule or one section, in words a person reads. */
import { triggerForm } from '../rules/triggers/all.ts'
import { actForm } from '../rules/actions/all.ts'
import { both, type Bilingual } from './fault.ts'
import type { ActContent, RuleContent } from './schema-rule.ts'

const SHOWN = 80
const MOST_LISTED = 5

/** One sentence a field that differs, in the order in which people ask: when, if, what, for whom. */
export function ruleInWords(earlier: RuleContent, rule: RuleContent): readonly Bilingual[] {
  const said = FIELDS.flatMap(([name, label, say]) => {
    const [from, to] = [earlier[name], rule[name]]
    return written(from) === written(to) ? [] : [moved(label, from, to, say)]
  })
  return [
    ...said,
    ...actsInWords(both('动作', 'it does'), earlier.do ?? [], rule.do ?? []),
    ...stepsInWords(earlier, rule),
  ]
}

/** How two values of one section differ; empty where nothing more can be said than that they do. */
export function sectionInWords(name: string, before: unknown, after: unknown): readonly Bilingual[] {
  if (isRecord(before) && isRecord(after)) return entriesInWords(before, after)
  const label = nameOfSection(name)
  return [moved(label, before, after, plain)]
}

/** What a section or field of a charter is called. */
export function nameOfSection(name: string): Bilingual {
  return NAMES.get(name) ?? both(name, name)
}

const NAMES: ReadonlyMap<string, Bilingual> = new Map([
  ['name', both('社群名', 'name')],
  ['purpose', both('宗旨', 'purpose')],
  ['audience', both('面向的人', 'audience')],
  ['promise', both('承诺', 'promise')],
  ['language', both('语言', 'language')],
  ['timezone', both('时区', 'time zone')],
  ['late', both('迟到的界限', 'when it is late')],
  ['groups', both('群的种类', 'kinds of groups')],
  ['roles', both('身份', 'roles')],
  ['words', both('词表', 'word lists')],
  ['onboarding', both('迎新', 'onboarding')],
  ['quiet', both('安静时段', 'quiet hours')],
  ['welcome', both('欢迎词', 'welcome')],
  ['say', both('说的话', 'what is said')],
  ['gather', both('合并欢迎的时长', 'gathered within')],
  ['privately', both('私下说', 'in private')],
  ['kinds', both('适用的群', 'kinds of groups')],
  ['mode', both('状态', 'mode')],
  ['from', both('开始', 'from')],
  ['to', both('结束', 'to')],
  ['for', both('用途', 'for')],
  ['capacity', both('人数上限', 'capacity')],
  ['private', both('内部群', 'private')],
  ['values', both('要填的内容', 'values')],
  ['match', both('群名样式', 'name patterns')],
  ['duty', both('职责', 'duty')],
  ['description', both('说明', 'description')],
])

type Say = (value: unknown) => Bilingual
type Field = readonly [keyof RuleContent, Bilingual, Say]

const plain: Say = (value) => {
  const text = cut(typeof value === 'string' ? value : (written(value) ?? ''))
  return both(`“${text}”`, `“${text}”`)
}
const code: Say = (value) => both(`“${cut(raw(value))}”`, `“${cut(raw(value))}”`)
const listed: Say = (value) => {
  const items = Array.isArray(value) ? value.map(nameIn) : [nameIn(value)]
  return both(items.join('、'), items.join(', '))
}
const when: Say = (value) => {
  if (isRecord(value)) return both(`每到 ${raw(value['every'])}`, `every ${raw(value['every'])}`)
  return triggerForm(raw(value))?.label ?? plain(value)
}
const often: Say = (value) => {
  if (!isRecord(value)) return plain(value)
  const [zh, en] = PER.get(raw(value['per'])) ?? ['', '']
  const { span, 'per-day': count } = value
  return span === undefined
    ? both(`每${zh}每天 ${raw(count)} 次`, `${raw(count)} a day per ${en}`)
    : both(`每${zh} ${raw(span)} 一次`, `once in ${raw(span)} per ${en}`)
}
const PER: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['member', ['位成员', 'member']],
  ['group', ['个群', 'group']],
  ['community', ['个社群', 'community']],
])
const mode: Say = (value) => MODES.get(raw(value ?? 'live')) ?? plain(value)
const MODES = new Map([
  ['live', both('生效', 'live')],
  ['dry', both('只判断不执行', 'dry')],
  ['off', both('停用', 'off')],
])
const yes: Say = (value) => (value === true ? both('是', 'yes') : both('否', 'no'))

const FIELDS: readonly Field[] = [
  ['title', both('标题', 'title'), plain],
  ['mode', both('状态', 'mode'), mode],
  ['when', both('触发', 'it looks at'), when],
  ['kinds', both('适用的群', 'kinds of groups'), listed],
  ['if', both('条件', 'condition'), code],
  ['exempt', both('豁免', 'exempt'), listed],
  ['because', both('豁免理由', 'reason of the exemption'), plain],
  ['cooldown', both('冷却', 'cooldown'), often],
  ['cap', both('每天上限', 'cap'), often],
  ['quiet', both('安静时段也说话', 'talks in quiet hours'), yes],
]

function moved(label: Bilingual, from: unknown, to: unknown, say: Say): Bilingual {
  const absent = (value: unknown) => value === undefined && say !== mode
  if (absent(from)) {
    const now = say(to)
    return both(`新增${label['zh-CN']}：${now['zh-CN']}`, `${label.en} added: ${now.en}`)
  }
  const was = say(from)
  if (absent(to)) return both(`去掉${label['zh-CN']}：${was['zh-CN']}`, `${label.en} removed: ${was.en}`)
  const now = say(to)
  return both(`${label['zh-CN']}：${was['zh-CN']} → ${now['zh-CN']}`, `${label.en}: ${was.en} → ${now.en}`)
}

function stepsInWords(earlier: RuleContent, rule: RuleContent): readonly Bilingual[] {
  const [from, to] = [earlier.escalate, rule.escalate]
  if (written(from) === written(to)) return []
  const label = both('逐次加重', 'escalation')
  if (from === undefined || to === undefined) return [moved(label, from, to, stepsSaid)]
  const within =
    from.within === to.within
      ? []
      : [moved(both('累计时长', 'strikes add up within'), from.within, to.within, plain)]
  return [...within, ...actsInWords(label, from.steps, to.steps)]
}

const stepsSaid: Say = (value) => {
  const steps = isRecord(value) && Array.isArray(value['steps']) ? value['steps'] : []
  const said = steps.map((step: ActContent) => actSaid(step))
  return both(said.map((one) => one['zh-CN']).join('、'), said.map(({ en }) => en).join(', '))
}

function actsInWords(
  label: Bilingual,
  from: readonly ActContent[],
  to: readonly ActContent[],
): readonly Bilingual[] {
  const [before, after] = [from.map((act) => written(act)), to.map((act) => written(act))]
  const gone = from.filter((_, place) => !after.includes(before[place]))
  const come = to.filter((_, place) => !before.includes(after[place]))
  const same = gone.filter((act) => come.some((other) => kindOf(other) === kindOf(act)))
  const said = (acts: readonly ActContent[], verb: Bilingual) =>
    acts.map((act) => {
      const what = actSaid(act)
      return both(`${label['zh-CN']}${verb['zh-CN']}${what['zh-CN']}`, `${label.en}: ${verb.en} ${what.en}`)
    })
  const changed = same.map((act) => {
    const other = come.find((one) => kindOf(one) === kindOf(act)) ?? act
    const [was, now] = [actSaid(act), actSaid(other)]
    return both(`${label['zh-CN']}：${was['zh-CN']} → ${now['zh-CN']}`, `${label.en}: ${was.en} → ${now.en}`)
  })
  const kinds = new Set(same.map(kindOf))
  const rest = (acts: readonly ActContent[]) => acts.filter((act) => !kinds.has(kindOf(act)))
  const moves = [
    ...said(rest(come), both('新增：', 'now also')),
    ...said(rest(gone), both('不再：', 'no longer')),
    ...changed,
  ]
  if (moves.length > 0 || written(from) === written(to)) return moves
  return [both(`${label['zh-CN']}的顺序或次数变了`, `${label.en}: in another order`)]
}

const kindOf = (act: ActContent): string => (typeof act === 'string' ? act : (Object.keys(act)[0] ?? ''))

function actSaid(act: ActContent): Bilingual {
  const kind = kindOf(act)
  const label = actForm(kind)?.label ?? both(kind, kind)
  if (typeof act === 'string') return both(label['zh-CN'], label.en.toLowerCase())
  const value = cut(shown(new Map<string, unknown>(Object.entries(act)).get(kind)))
  return both(`${label['zh-CN']}“${value}”`, `${label.en.toLowerCase()} “${value}”`)
}

function entriesInWords(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): readonly Bilingual[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(
    (name): readonly Bilingual[] => {
      const [from, to] = [before[name], after[name]]
      if (written(from) === written(to)) return []
      const label = nameOfSection(name)
      if (Array.isArray(from) && Array.isArray(to)) {
        return [wordsInWords(label, from.map(nameIn), to.map(nameIn))]
      }
      if (isRecord(from) && isRecord(to)) {
        return entriesInWords(from, to).map((one) =>
          both(`${label['zh-CN']}：${one['zh-CN']}`, `${label.en}: ${one.en}`),
        )
      }
      return [moved(label, from, to, plain)]
    },
  )
}

function wordsInWords(label: Bilingual, from: readonly string[], to: readonly string[]): Bilingual {
  const [had, has] = [new Set(from), new Set(to)]
  const come = to.filter((word) => !had.has(word))
  const gone = from.filter((word) => !has.has(word))
  const some = (words: readonly string[], between: string) =>
    words.slice(0, MOST_LISTED).join(between) + (words.length > MOST_LISTED ? '…' : '')
  const zh = [
    ...(come.length > 0 ? [`新增 ${come.length} 项（${some(come, '、')}）`] : []),
    ...(gone.length > 0 ? [`去掉 ${gone.length} 项（${some(gone, '、')}）`] : []),
  ]
  const en = [
    ...(come.length > 0 ? [`${come.length} added (${some(come, ', ')})`] : []),
    ...(gone.length > 0 ? [`${gone.length} removed (${some(gone, ', ')})`] : []),
  ]
  return both(
    `${label['zh-CN']}：${zh.join('，') || '顺序变了'}`,
    `${label.en}: ${en.join(', ') || 'in another order'}`,
  )
}

function nameIn(value: unknown): string {
  if (typeof value === 'string') return value
  return isRecord(value) && typeof value['role'] === 'string' ? value['role'] : (written(value) ?? '')
}

function shown(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (!isRecord(value)) return written(value) ?? ''
  return Object.values(value).map(shown).join(' / ')
}

const raw = (value: unknown): string => (typeof value === 'string' ? value : (written(value) ?? ''))
const written = (value: unknown): string | undefined => JSON.stringify(value)
const cut = (text: string): string => (text.length <= SHOWN ? text : `${text.slice(0, SHOWN - 1)}…`)
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
