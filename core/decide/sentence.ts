/** Traces as sentences, in both languages. */
import type { ActionKind } from '../chat/action.ts'
import type { Language, Localized } from '../charter/compiled.ts'
import type { ExplainedPart } from '../rules/condition.ts'
import type { Held } from './decision.ts'
import type { NotApplicable, TraceItem } from './trace.ts'

type Phrases<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>

const DID: Phrases<ActionKind> = {
  'zh-CN': {
    say: '在群里发言',
    reply: '回复',
    tell: '私下告知',
    warn: '警告',
    mute: '禁言',
    unmute: '解除禁言',
    tag: '打标签',
    case: '交给人处理',
    note: '公开记录',
    points: '记分',
    webhook: '通知外部系统',
    notify: '通知管理员',
    recall: '撤回消息',
    remove: '移出群',
    block: '拉黑',
  },
  en: {
    say: 'wrote to the group',
    reply: 'replied',
    tell: 'told the member in private',
    warn: 'warned the member',
    mute: 'muted the member',
    unmute: 'unmuted the member',
    tag: 'tagged the member',
    case: 'left it to a person',
    note: 'made a public note',
    points: 'booked points',
    webhook: 'notified another system',
    notify: 'told an operator',
    recall: 'recalled the message',
    remove: 'removed the member',
    block: 'blocked the member',
  },
}

const WHY: Phrases<Held | NotApplicable> = {
  'zh-CN': {
    dry: '规则在试运行，只记录、不执行',
    quiet: '现在是安静时段，不在群里发言',
    late: '事情已经过去太久，不再打扰群里',
    cooldown: '规则还在冷却时间内',
    cap: '今天的次数已用完',
    exempt: '该成员按身份豁免',
    breaker: '规则一小时内处理的人太多，已自动停下，等人查看',
    protected: '群里不能没有管理者，改为交给人处理',
    ceiling: '已到 Folkmoot 内置的上限，任何章程都不能放宽',
    stranger: 'Folkmoot 不私信从未在这里发言或入群的人',
    'other-trigger': '规则不看这类事件',
    'other-kind': '规则不管这类群',
    'no-kind': '本群还没有归类，一律不处理',
  },
  en: {
    dry: 'the rule is on trial, so it was only recorded',
    quiet: 'nothing is said to the group in quiet hours',
    late: 'it happened too long ago to disturb the group now',
    cooldown: 'the rule is still cooling down',
    cap: "today's number of times is used up",
    exempt: 'the member is exempt by role',
    breaker: 'the rule hit too many members within an hour and has stopped until someone looks at it',
    protected: 'someone has to be left who can administer the group, so a person decides',
    ceiling: 'a ceiling that is built into Folkmoot was reached, and no charter raises it',
    stranger: 'nobody who never wrote or joined here gets a private message',
    'other-trigger': 'the rule does not look at this kind of event',
    'other-kind': 'the rule does not apply in this kind of group',
    'no-kind': 'the group has no kind yet, so nothing is done here',
  },
}

/** One readable sentence about one rule. */
export function sentence(item: TraceItem, language: Language): string {
  return language === 'en' ? english(item) : chinese(item)
}

function chinese(item: TraceItem): string {
  const name = `“${titleIn(item.title, 'zh-CN') || item.rule}”`
  const why = item.reason === null ? '' : WHY['zh-CN'][item.reason]
  const role = item.role === null ? '' : `（${item.role}）`
  const looked = decidedBy(item.parts, 'zh-CN')
  const did = item.did.map((kind) => DID['zh-CN'][kind]).join('、')
  const strike = item.strike === null ? '' : `，这是第 ${item.strike} 次`
  switch (item.outcome) {
    case 'fired':
      return `${name}条件成立${looked && `（${looked}）`}${strike}：${did === '' ? '没有需要做的事' : `已${did}`}${why && `；其余没有做：${why}`}。`
    case 'held':
      return `${name}条件成立${looked && `（${looked}）`}，但没有执行：${why}${role}。${did === '' ? '' : `已${did}。`}`
    case 'not-met':
      return `${name}条件不成立${looked && `：${looked}`}。`
    case 'not-applicable':
      return `${name}不适用：${why}。`
  }
}

function english(item: TraceItem): string {
  const name = `“${titleIn(item.title, 'en') || item.rule}”`
  const why = item.reason === null ? '' : WHY.en[item.reason]
  const role = item.role === null ? '' : ` (${item.role})`
  const looked = decidedBy(item.parts, 'en')
  const did = listed(item.did.map((kind) => DID.en[kind]))
  const strike = item.strike === null ? '' : `, time ${item.strike}`
  switch (item.outcome) {
    case 'fired':
      return `${name} was met${looked && ` (${looked})`}${strike}: ${did === '' ? 'there was nothing to do' : `Folkmoot ${did}`}${why && `; the rest was held back, because ${why}`}.`
    case 'held':
      return `${name} was met${looked && ` (${looked})`}, but held back: ${why}${role}.${did === '' ? '' : ` Folkmoot ${did}.`}`
    case 'not-met':
      return `${name} was not met${looked && `: ${looked}`}.`
    case 'not-applicable':
      return `${name} does not apply: ${why}.`
  }
}

function listed(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? ''
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} and ${last}`
}

/** The parts that decided, in words. */
function decidedBy(parts: readonly ExplainedPart[], language: Language): string {
  const between = language === 'en' ? '; ' : '；'
  return parts
    .filter(({ decisive }) => decisive)
    .map(({ said }) => said[language])
    .join(between)
}

function titleIn(title: Localized, language: Language): string {
  return typeof title === 'string' ? title : (title[language] ?? title['zh-CN'] ?? title.en ?? '')
}
