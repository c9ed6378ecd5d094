/** Explains stored events: the rules of the version that decided, walked again over what was stored. */
import { inLanguage } from '../../../core/charter/localized.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ActionKind } from '../../../core/chat/action.ts'
import { decodeDecision } from '../../../core/decide/codec.ts'
import { sentence } from '../../../core/decide/sentence.ts'
import { subjectOf } from '../../../core/decide/subject.ts'
import { explainEvent } from '../../../core/decide/trace.ts'
import type { Trace, TraceItem } from '../../../core/decide/trace.ts'
import { eventOfRow } from '../../../core/ports/event-row.ts'
import type { ReadStore, StoredEvent } from '../../../core/ports/store.ts'
import type { CharterDesk } from '../charters/charter-desk.ts'
import type { TraceView, Traces } from './trace-view.ts'
import { insteadOf } from './instead.ts'

export interface TraceSources {
  readonly reads: Pick<ReadStore, 'event' | 'charter'>
  readonly charters: CharterDesk
}

export function createTraces({ reads, charters }: TraceSources): Traces {
  return {
    explain: async (community, seq, language) => {
      const stored = await reads.event(community, seq)
      if (!stored) return null
      const { charter: version } = decodeDecision(stored.event.decision)
      const row = version === 0 ? null : await reads.charter(community, version)
      const charter = row === null ? null : charters.compiled(row)
      if (charter === null) return undecided(stored, version, language)
      const event = eventOfRow(stored.event, stored.content)
      if (event.kind === '#future') return undecided(stored, version, language)
      const trace = explainEvent(charter, subjectOf(charter, event), decodeDecision(stored.event.decision))
      return { ...traceView(trace, language), instead: insteadOf(stored.actions, language) }
    },
  }
}

/** A trace in sentences, what fired first. */
export function traceView(trace: Trace, language: Language): Omit<TraceView, 'instead'> {
  return {
    charter: trace.charter,
    outcome: outcomeOf(trace, language),
    late: trace.late,
    fault: trace.fault,
    rules: [...trace.items].sort(byOutcome).map((item) => ({
      id: item.rule,
      title: inLanguage(item.title, language) || item.rule,
      status: item.outcome,
      sentence: sentence(item, language),
      brief: sentence({ ...item, parts: [] }, language),
      parts: item.parts.map(({ said, ...part }) => ({ ...part, sentence: said[language] })),
    })),
  }
}

const ORDER = ['fired', 'held', 'not-met', 'not-applicable'] as const
const byOutcome = (left: TraceItem, right: TraceItem) =>
  ORDER.indexOf(left.outcome) - ORDER.indexOf(right.outcome)

function undecided({ event, actions }: StoredEvent, version: number, language: Language): TraceView {
  const { fault = null } = decodeDecision(event.decision)
  const unknown = version === 0 ? NO_CHARTER : UNREADABLE
  const instead = insteadOf(actions, language)
  return { charter: version, outcome: unknown[language], late: false, fault, rules: [], instead }
}

const NO_CHARTER = {
  'zh-CN': '当时还没有章程，只作了记录。',
  en: 'No charter was in force then: it was only recorded.',
}
const UNREADABLE = {
  'zh-CN': '决定它的那一版章程，当前程序已读不懂。',
  en: 'This release cannot read the version of the charter that decided.',
}

function outcomeOf({ items, kind, fault, late, erased }: Trace, language: Language): string {
  const fired = items.filter(({ outcome }) => outcome === 'fired')
  const held = items.filter(({ outcome }) => outcome === 'held')
  const looked = items.filter(({ outcome }) => outcome === 'not-met').length
  const zh = language === 'zh-CN'
  if (fault !== null)
    return zh
      ? '处理时出了错：已保留，没有执行任何动作。'
      : 'Deciding failed: it was kept, and nothing was done.'
  if (kind === null && items.length > 0 && fired.length === 0) {
    return zh
      ? '这个群还没有分配类型，Folkmoot 在这里只记录、不行动。'
      : 'This group has no kind yet: Folkmoot records here and does not act.'
  }
  if (fired.length > 0) return firedSentence(fired, language)
  if (held.length > 0) {
    return zh
      ? `${held.length} 条规则命中，但都没有执行。`
      : `${counted(held.length, 'rule')} applied, and ${held.length === 1 ? 'was' : 'were'} held back.`
  }
  if (late) return zh ? '来得太晚，只作了记录。' : 'It came too late to act on, and was recorded.'
  if (erased)
    return zh ? '内容已删除，只剩当时的结论。' : 'What was said is erased; only the outcome is left.'
  if (looked > 0)
    return zh
      ? `看过 ${looked} 条规则，都不需要做什么。`
      : `${counted(looked, 'rule')} looked at it and let it be.`
  return zh ? '没有规则关心这类事件。' : 'No rule looks at this kind of event.'
}

function firedSentence(fired: readonly TraceItem[], language: Language): string {
  const did = [...new Set(fired.flatMap((item) => item.did))]
  const titles = fired.map(({ title, rule }) => inLanguage(title, language) || rule)
  if (language === 'zh-CN')
    return `因为“${titles.join('”“')}”${did.length > 0 ? `：${did.map((kind) => DEEDS[kind][language]).join('、')}` : ''}。`
  return `Because of “${titles.join('”, “')}”${did.length > 0 ? `: ${did.map((kind) => DEEDS[kind][language]).join(', ')}` : ''}.`
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const DEEDS: Readonly<Record<ActionKind, Readonly<Record<Language, string>>>> = {
  say: { 'zh-CN': '在群里说明', en: 'said to the group' },
  reply: { 'zh-CN': '回复', en: 'replied' },
  tell: { 'zh-CN': '私下告知', en: 'told in private' },
  warn: { 'zh-CN': '警告', en: 'warned' },
  mute: { 'zh-CN': '禁言', en: 'muted' },
  unmute: { 'zh-CN': '解除禁言', en: 'unmuted' },
  tag: { 'zh-CN': '加标签', en: 'tagged' },
  case: { 'zh-CN': '交给人处理', en: 'left to a person' },
  note: { 'zh-CN': '公开记录', en: 'noted in public' },
  points: { 'zh-CN': '记分', en: 'points given' },
  webhook: { 'zh-CN': '通知外部系统', en: 'told another system' },
  notify: { 'zh-CN': '通知管理员', en: 'told an operator' },
  recall: { 'zh-CN': '撤回', en: 'recalled' },
  remove: { 'zh-CN': '移出群', en: 'removed' },
  block: { 'zh-CN': '移出并禁止加入', en: 'blocked' },
}
