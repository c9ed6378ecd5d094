import type { AccountState, GroupStanding } from '../../../core/ports/account-state.ts'
import type { AccountView } from '../accounts/account-desk.ts'

/** An account that stands so, for tests. */
export function stillAccount(
  state: AccountState['state'],
  groups: readonly GroupStanding[] = [],
): AccountView {
  return {
    account: 1,
    platform: 'room',
    name: 'Room',
    settings: {},
    secrets: [],
    addresses: [],
    abilities: {},
    state: { state, code: state, texts: null, since: 3, retryAt: null, groups },
  }
}
