/** Everything that waits for a person in one community, each thing once. Pure. */
import { SANCTIONS } from '../../../core/chat/action.ts'
import { caseName } from '../../../core/chat/operator-act.ts'
import { UNASSIGNED } from '../../../core/decide/unassigned.ts'
import type { ListedNotice } from '../../../core/ports/notices.ts'
import type { ActionRow, CaseRow, MarkRow } from '../../../core/ports/rows.ts'
import type { AccountView } from '../accounts/account-desk.ts'
import type { HealthReason } from '../parts.ts'
import type { Harm, Item, Matter } from './item.ts'

/** What the ledger says. */
export interface LedgerSide {
  readonly cases: readonly CaseRow[]
  readonly marks: readonly MarkRow[]
  /** Handed to a person and not over. */
  readonly handed: readonly Pick<ActionRow, 'group' | 'expires' | 'due'>[]
  /** Of failed and unknown actions, by `seq-n`. */
  readonly actions: ReadonlyMap<string, ActionRow>
  /** Groups by the platform's id. */
  readonly groups: ReadonlyMap<string, number>
}

/** What is so just now, whatever the ledger says. */
export interface LiveSide {
  readonly accounts: readonly AccountView[]
  readonly health: readonly HealthReason[]
  /** Of the reader. */
  readonly notices: readonly ListedNotice[]
}

/** Tasks for a person are mentioned when the first of them expires within this. */
export const NEAR = 4 * 3_600_000
/** Said of accounts one by one. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['account-closed', 'account-disconnected'])
/** Notices about these are items already. */
const KNOWN_KEYS = /^(?:case|account|rights|task)-/

const CASE_HARM: Readonly<Partial<Record<string, Harm>>> = {
  breaker: 'unguarded',
  raid: 'unguarded',
  fault: 'unguarded',
  'action-unknown': 'promise',
  'action-failed': 'promise',
  'outgoing-held': 'promise',
  'missed-schedule': 'promise',
  ceiling: 'promise',
}

/** Nobody noted since when. */
const UNKNOWN = 0

type Bare = Omit<Item, 'assignee' | 'snoozed' | 'turn'>

export function compose(community: number, ledger: LedgerSide, live: LiveSide, now: number): readonly Item[] {
  const marks = new Map(ledger.marks.map((mark) => [mark.item, mark]))
  const items = [
    ...live.health.filter(({ code }) => !SAID_ELSEWHERE.has(code)).map((reason) => health(community, reason)),
    ...live.accounts.flatMap((account) => accountItems(community, account, ledger)),
    ...ledger.cases.filter(({ kind }) => kind !== UNASSIGNED).map((row) => caseItem(row, ledger, now)),
    ...unassigned(community, ledger.cases),
    ...round(community, ledger.handed, now),
    ...live.notices.filter((notice) => isNews(notice, community)).map((notice) => noticeItem(notice)),
  ]
  return items.flatMap((item) => {
    const { assignee = null, snoozed = null, turn = 0 } = marks.get(item.id) ?? {}
    // Whoever took a notice on has seen it.
    if (item.matter.kind === 'notice' && assignee !== null) return []
    return [{ ...item, assignee, snoozed, turn }]
  })
}

function bare(community: number, id: string, harm: Harm, since: number, matter: Matter): Bare {
  return { community, id, harm, since, matter, deadline: null, group: null, count: 1 }
}

function health(community: number, reason: HealthReason): Bare {
  return bare(community, `health-${reason.code}`, 'halted', UNKNOWN, { kind: 'health', reason })
}

const DOWN: ReadonlySet<string> = new Set(['disconnected', 'failed'])

function accountItems(community: number, account: AccountView, { groups }: LedgerSide): readonly Bare[] {
  const { state, texts, since } = account.state
  const whole = `account-${account.account}`
  if (state === 'closed' || state === 'opening') return []
  if (DOWN.has(state)) return [bare(community, whole, 'halted', since, { kind: 'account', account })]
  const limited =
    state === 'limited' || (state === 'connected' && texts !== null)
      ? [bare(community, whole, 'unguarded', since, { kind: 'account', account })]
      : []
  const inGroups = account.state.groups.flatMap((standing): Bare[] => {
    const isWell = standing.state === 'connected' && standing.texts === null
    if (isWell || standing.state === 'connecting') return []
    const group = groups.get(standing.group) ?? null
    const matter = { kind: 'account-group', account, standing } as const
    const id = `${whole}-group-${group ?? Buffer.from(standing.group).toString('hex').slice(0, 40)}`
    return [{ ...bare(community, id, 'unguarded', standing.since, matter), group }]
  })
  return [...limited, ...inGroups]
}

function caseItem(row: CaseRow, { actions }: LedgerSide, now: number): Bare {
  const { community, kind, group, opened, count } = row
  const action = actions.get(actionNamed(row) ?? '') ?? null
  const sanction = action !== null && SANCTIONS.has(action.kind)
  const harm = sanction ? 'person' : (CASE_HARM[kind] ?? 'person')
  const deadline = action !== null && action.expires > now ? action.expires : null
  return {
    ...bare(community, caseName(row), harm, opened, { kind: 'case', row, action }),
    group,
    count,
    deadline,
  }
}

/** The action that a case is about, `seq-n`; null when it is about none. */
export function actionNamed({ kind, key }: Pick<CaseRow, 'kind' | 'key'>): string | null {
  if (kind !== 'action-failed' && kind !== 'action-unknown') return null
  const [, seq, n] = key.split(':')
  return `${seq}-${n}`
}

/** All of them are one thing to do: on the page of groups. */
function unassigned(community: number, cases: readonly CaseRow[]): readonly Bare[] {
  const own = cases.filter(({ kind }) => kind === UNASSIGNED)
  const [first] = own
  if (first === undefined) return []
  const groups = own.flatMap(({ group }) => group ?? [])
  const matter = { kind: 'unassigned-groups', groups } as const
  const since = Math.min(...own.map(({ opened }) => opened))
  return [{ ...bare(community, 'unassigned-groups', 'chore', since, matter), count: own.length }]
}

function round(community: number, handed: LedgerSide['handed'], now: number): readonly Bare[] {
  const waiting = handed.filter(({ expires }) => expires > now)
  const deadline = Math.min(Infinity, ...waiting.map(({ expires }) => expires))
  if (deadline - now > NEAR) return []
  const tasks = waiting.length
  const groups = new Set(waiting.map(({ group }) => group)).size
  return [
    {
      ...bare(community, 'round', 'chore', UNKNOWN, { kind: 'round', tasks, groups }),
      deadline,
      count: tasks,
    },
  ]
}

function isNews({ community, urgent, seen, keys }: ListedNotice, here: number): boolean {
  return community === here && urgent && !seen && !keys.some((key) => KNOWN_KEYS.test(key))
}

function noticeItem(notice: ListedNotice): Bare {
  const id = `notice-${notice.keys[0] ?? notice.seq}`
  return bare(notice.community, id, 'unguarded', notice.at, { kind: 'notice', notice })
}
