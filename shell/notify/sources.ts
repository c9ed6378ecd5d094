/** What the ledger holds that operators should know, as notices. */
import { z } from 'zod'
import type { Language } from '../../core/charter/compiled.ts'
import type { NoticeKind, NoticeTexts } from '../../core/ports/notices.ts'
import type { CaseRow } from '../../core/ports/rows.ts'
import type { ReadStore, StoredEvent } from '../../core/ports/store.ts'
import { kindOf } from './kinds.ts'
import { HORIZON, newEvents } from './memory.ts'
import type { Memory } from './memory.ts'
import type { Notice } from './notice.ts'

/** What is known of a community beside its ledger. */
export interface CommunityFacts {
  readonly name: string
  /** IANA name. */
  readonly zone: string
  /** Title of a rule; its id where it has none. */
  readonly ruleTitle: (rule: string, language: Language) => string
  readonly groupName: (group: number) => string | null
}

/** Kinds of cases that are told as something more particular than a case. */
export const CASES: Readonly<Partial<Record<string, NoticeKind>>> = {
  breaker: 'breaker',
  raid: 'raid',
  ceiling: 'ceiling',
  fault: 'charter-fault',
  'action-unknown': 'send-unknown',
  'action-failed': 'send-failed',
}
/** Kinds of cases that are urgent. */
export const URGENT_CASES: ReadonlySet<string> = new Set(
  Object.entries(CASES).flatMap(([name, kind]) => (kind !== undefined && kindOf(kind).urgent ? [name] : [])),
)
const MOST_CASES = 200
const MOST_TASKS = 100

/** Open cases, as long as they are open. */
export async function casesOf(
  memory: Memory,
  reads: Pick<ReadStore, 'cases'>,
  community: number,
  facts: CommunityFacts,
  now: number,
): Promise<readonly Notice[]> {
  const rows = await reads.cases(community, 'open', { limit: MOST_CASES })
  return rows
    .filter((row) => row.opened > now - HORIZON && !isAboutNotice(row, memory))
    .map((row) => ({
      key: `case-${row.seq}-${row.n}`,
      kind: CASES[row.kind] ?? 'case-opened',
      at: row.opened,
      texts: inBoth((language) => caseLine(row, facts, language)),
    }))
}

/** That a notice could not be sent is not told by another one. */
function isAboutNotice({ kind, key }: CaseRow, { carriers }: Memory): boolean {
  return (kind === 'action-failed' || kind === 'action-unknown') && carriers.has(Number(key.split(':')[1]))
}

/** Keys of the tasks that wait for a person's hands just now. */
export async function waitingTasks(
  reads: Pick<ReadStore, 'actions'>,
  community: number,
): Promise<ReadonlySet<string>> {
  const rows = await reads.actions(community, 'handed', { limit: MOST_TASKS })
  return new Set(rows.map(taskKey))
}

const taskKey = ({ seq, n }: { readonly seq: number; readonly n: number }): string => `task-${seq}-${n}`

/** What happened since the last look and is told once: publications, and tasks as they were handed over. */
export async function happened(
  memory: Memory,
  reads: Pick<ReadStore, 'events'>,
  community: number,
  facts: CommunityFacts,
  now: number,
): Promise<readonly Notice[]> {
  const published = await newEvents(memory, reads, community, 'charter.published', now)
  const handed = await newEvents(memory, reads, community, 'action.handed', now)
  return [...published.flatMap(publication), ...handed.flatMap((stored) => task(stored, facts))]
}

const Handed = z.object({ seq: z.number(), n: z.number() })

function task({ event }: StoredEvent, facts: CommunityFacts): Notice[] {
  const data = Handed.safeParse(JSON.parse(event.data)).data
  if (data === undefined) return []
  const texts = inBoth((language) => TASK[language](nameOf(facts, event.group, language)))
  return [{ key: taskKey(data), kind: 'task-due', at: event.received, texts }]
}

const Publication = z.object({ version: z.number(), operator: z.string() })

function publication({ event }: StoredEvent): Notice[] {
  const data = Publication.safeParse(JSON.parse(event.data)).data
  if (data === undefined) return []
  const { version, operator } = data
  const texts = {
    en: `Version ${version} of the charter is in force.`,
    'zh-CN': `章程第 ${version} 版已生效。`,
  }
  return [
    { key: `charter-${version}`, kind: 'charter-published', at: event.received, texts, actor: operator },
  ]
}

function caseLine(row: CaseRow, facts: CommunityFacts, language: Language): string {
  const rule = row.rule === null ? null : facts.ruleTitle(row.rule, language)
  const group = row.group === null ? null : (facts.groupName(row.group) ?? null)
  const what = CASE_WORDS[row.kind]?.[language] ?? CASE[language]
  if (language === 'en') {
    return `${group === null ? '' : `${group}: `}${what}${rule === null ? '' : ` (rule “${rule}”)`}`
  }
  return `${group === null ? '' : `${group}：`}${what}${rule === null ? '' : `（规则“${rule}”）`}`
}

const CASE: NoticeTexts = { en: 'something waits for your decision', 'zh-CN': '有一件事等你处理' }

const CASE_WORDS: Readonly<Partial<Record<string, NoticeTexts>>> = {
  breaker: {
    en: 'the breaker stopped a rule that hit too many members within an hour; it does nothing until you look',
    'zh-CN': '规则一小时内处理的人太多，已被熔断停下，在你查看之前不再执行',
  },
  raid: {
    en: 'many strangers came at once; look at who joined',
    'zh-CN': '短时间内涌入大量陌生人，请查看新成员',
  },
  'unassigned-group': {
    en: 'the group has no kind yet, so nothing is done there; choose one',
    'zh-CN': '这个群还没有归类，暂时什么都不会做，请为它选择类别',
  },
  'late-sanction': {
    en: 'a sanction came too late to be carried out by itself',
    'zh-CN': '有一项处罚因时间过久没有自动执行',
  },
  protected: {
    en: 'the last administrator of the group was to be removed',
    'zh-CN': '要移出的是群里最后一位管理者',
  },
  ceiling: {
    en: 'the ceiling against flooding was reached; further messages are held back',
    'zh-CN': '已达到防刷屏上限，之后的消息暂不发送',
  },
  'action-failed': {
    en: 'an act could not be carried out',
    'zh-CN': '有一个动作没能执行',
  },
  'action-unknown': {
    en: 'nobody knows whether an act was carried out; please look there',
    'zh-CN': '不确定一个动作是否已执行，请到群里看一下',
  },
  'missed-schedule': {
    en: 'a schedule was missed; do you want it late or not at all?',
    'zh-CN': '错过了一个定时任务，要补做还是作罢？',
  },
  fault: {
    en: 'the charter failed on an event; that event was left undecided',
    'zh-CN': '章程在处理一条事件时出错，该事件未作处理',
  },
}

const TASK: Readonly<Record<Language, (group: string) => string>> = {
  en: (group) => `${group}: a text is ready to be pasted by hand`,
  'zh-CN': (group) => `${group}：有一段文字等人手动发送`,
}

function nameOf(facts: CommunityFacts, group: number | null, language: Language): string {
  const name = group === null ? null : facts.groupName(group)
  return name ?? (language === 'en' ? 'A private message' : '私信')
}

export function inBoth(line: (language: Language) => string): NoticeTexts {
  return { en: line('en'), 'zh-CN': line('zh-CN') }
}
