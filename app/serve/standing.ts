/** How one account stands: what was last said of it and of its groups, since when; tells every change. */
import type { AccountChange, AccountState, GroupStanding } from '../../core/ports/account-state.ts'
import type { AccountReport } from '../../core/ports/connector.ts'
import type { AccountRow } from '../../core/ports/rows.ts'

export interface Standing {
  readonly state: () => AccountState
  readonly set: (next: Pick<AccountState, 'state' | 'code' | 'texts'>, retryAt?: number | null) => void
  readonly report: (report: AccountReport) => void
}

/** Groups of which something is remembered, at most. */
const MOST_GROUPS = 5_000

export function createStanding(
  row: Pick<AccountRow, 'community' | 'account' | 'platform' | 'name'>,
  now: () => number,
  tell: (change: AccountChange) => void,
): Standing {
  const { community, account, platform, name } = row
  const who = { community, account, platform, name }
  const groups = new Map<string, GroupStanding>()
  let whole: Omit<AccountState, 'groups' | 'lastFault'> | null = null
  let lastFault: AccountState['lastFault']

  const set: Standing['set'] = ({ state, code, texts }, retryAt = null) => {
    const before = whole
    const same = before?.state === state && before.code === code
    whole = { state, code, texts, since: same ? before.since : now(), retryAt }
    if (texts !== null && !same) lastFault = { code, texts, at: now() }
    if (state === 'closed' || state === 'opening') groups.clear()
    if (!same) tell({ ...who, group: null, state, code, texts, before })
  }
  const setGroup = (group: string, { state, code, texts }: AccountReport): void => {
    const before = groups.get(group) ?? null
    if (before?.state === state && before.code === code) return
    groups.delete(group)
    if (state !== 'connected' && groups.size < MOST_GROUPS)
      groups.set(group, { group, state, code, texts, since: now() })
    if (state !== 'connected' || before !== null) tell({ ...who, group, state, code, texts, before })
  }
  return {
    state: () => ({
      ...(whole ?? { state: 'opening', code: 'opening', texts: null, since: now(), retryAt: null }),
      ...(lastFault === undefined ? {} : { lastFault }),
      groups: [...groups.values()],
    }),
    set,
    report: (report) => (report.group === undefined ? set(report) : setGroup(report.group, report)),
  }
}
