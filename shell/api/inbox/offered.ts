/** What can be done about an item: the suggested act first, then the others. */
import type { CaseRow } from '../../../core/ports/rows.ts'
import type { Texts } from '../api-error.ts'
import type { Right } from '../policy.ts'
import type { Item } from './item.ts'

/** What an operator does to an item here. */
export const ACTS = [
  'uphold',
  'undo',
  'close',
  'reopen',
  'assign',
  'snooze',
  'send-again',
  'was-sent',
  'drop',
  'reset-breaker',
  'open-account',
  'acknowledge',
] as const
export type Act = (typeof ACTS)[number]

/** Pages on which the rest is done. */
export const PLACES = ['round', 'groups', 'accounts', 'live', 'studio', 'health'] as const
export type Place = (typeof PLACES)[number]

export interface Offered {
  /** null = it is done on the page `place`. */
  readonly act: Act | null
  readonly place: Place | null
  readonly label: Texts
  /** It takes something away from somebody, or lets it happen. */
  readonly grave?: boolean
  readonly needs?: Right
}

const label = (en: string, zh: string): Texts => ({ en, 'zh-CN': zh })
const UPHOLD: Offered = { act: 'uphold', place: null, label: label('The rule was right', '判得对') }
const UNDO: Offered = { act: 'undo', place: null, label: label('Take it back', '判错了，撤销'), grave: true }
const SEEN: Offered = { act: 'close', place: null, label: label('Seen', '知道了') }
const LOOK: Offered = { act: null, place: 'live', label: label('Look at the conversation', '看看当时的对话') }
const RULE: Offered = { act: null, place: 'studio', label: label('Look at the rule', '查看规则') }
const AGAIN: Offered = { act: 'send-again', place: null, label: label('Send again', '再发一次') }
const WAS_SENT: Offered = { act: 'was-sent', place: null, label: label('It was sent', '其实已经发出') }
const WAS_DONE: Offered = { act: 'was-sent', place: null, label: label('I did it myself', '我已手动处理') }
const DROP: Offered = { act: 'drop', place: null, label: label('Drop it', '不用发了'), grave: true }
const RESET: Offered = {
  act: 'reset-breaker',
  place: null,
  label: label('Let the rule go on', '让规则继续'),
  grave: true,
}

const BY_CASE: Readonly<Partial<Record<string, readonly Offered[]>>> = {
  breaker: [RULE, RESET, { ...SEEN, label: label('Leave it stopped', '就让它停着') }],
  raid: [SEEN, LOOK],
  fault: [SEEN, LOOK],
  ceiling: [SEEN, RULE],
  'outgoing-held': [SEEN, RULE, LOOK],
  'missed-schedule': [{ ...SEEN, label: label('Leave it out this time', '这次就算了') }, RULE],
  'late-sanction': [{ ...SEEN, label: label('Let it rest', '不追究了') }, LOOK, RULE],
  protected: [{ ...SEEN, label: label('I will see to it', '我来处理') }, LOOK],
  'action-unknown': [
    WAS_SENT,
    { ...AGAIN, label: label('It was not: send it', '没有发出，再发') },
    DROP,
    LOOK,
  ],
  'action-failed': [AGAIN, WAS_DONE, DROP, LOOK],
}

/** Codes that come back until somebody changes something elsewhere. */
const NEEDS_ACCOUNT: ReadonlySet<string> = new Set([
  'rights-missing',
  'not-in-group',
  'kicked',
  'muted',
  'blocked',
  'forbidden',
  'token-refused',
  'not-authorized',
])
const FIX: Offered = {
  act: null,
  place: 'accounts',
  label: label('Put the account right', '去修好账号'),
  needs: 'manager',
}

export function offeredFor({ matter }: Pick<Item, 'matter'>): readonly Offered[] {
  switch (matter.kind) {
    case 'case':
      return offeredForCase(matter.row, matter.action?.code ?? null)
    case 'account':
      return [
        { act: 'open-account', place: null, label: label('Connect it again', '重新连接'), needs: 'steward' },
        { act: null, place: 'accounts', label: label('Open its settings', '查看账号设置'), needs: 'manager' },
      ]
    case 'account-group':
      return [{ act: null, place: 'groups', label: label('Look at the group', '查看这个群') }, FIX]
    case 'round':
      return [{ act: null, place: 'round', label: label('Start the round', '开始这一轮') }]
    case 'unassigned-groups':
      return [{ act: null, place: 'groups', label: label('Assign them', '去归类') }]
    case 'health':
      return [{ act: null, place: 'health', label: label('See what is wrong', '看看怎么回事') }]
    case 'notice':
      return [{ act: 'acknowledge', place: null, label: label('I take this on', '我来处理') }]
  }
}

function offeredForCase(row: CaseRow, code: string | null): readonly Offered[] {
  const own = BY_CASE[row.kind]
  if (own === undefined)
    return [UPHOLD, UNDO, { ...SEEN, label: label('Close without a verdict', '不作判断，关闭') }, LOOK]
  return row.kind === 'action-failed' && code !== null && NEEDS_ACCOUNT.has(code) ? [FIX, ...own] : own
}

/** Whether a verdict can be given: only where a rule judged somebody. */
export function isJudgement({ kind, rule }: Pick<CaseRow, 'kind' | 'rule'>): boolean {
  return rule !== null && BY_CASE[kind] === undefined
}
