/** Questions that the writer and the readers both ask. */
import type {
  AccountRow,
  CommunityRow,
  ContentRow,
  HandleRow,
  SecretRow,
  StateRow,
} from '../../../../core/ports/rows.ts'
import type { StateKey } from '../../../../core/decide/state.ts'
import { ACCOUNTS, COMMUNITIES, SECRETS, readAccount, readCommunity, readSecret } from '../../communities.ts'
import { CONTENT, readContent } from '../../content.ts'
import { HANDLES, readHandle } from '../../groups.ts'
import { STATE } from '../../state.ts'
import type { Connection } from './connection.ts'

export function listCommunities(connection: Connection): readonly CommunityRow[] {
  return connection.all<CommunityRow>(COMMUNITIES.list).map(readCommunity)
}

export function listAccounts(connection: Connection, community: number): readonly AccountRow[] {
  return connection.all<AccountRow>(ACCOUNTS.list, community).map(readAccount)
}

export function secretsOf(connection: Connection, community: number, account: number): readonly SecretRow[] {
  return connection.all<SecretRow>(SECRETS.ofAccount, community, account).map(readSecret)
}

/** One prepared look-up a key: in-process it is faster than one statement for all. */
export function loadState(
  connection: Connection,
  community: number,
  keys: readonly StateKey[],
): readonly StateRow[] {
  const statement = connection.prepare(STATE.byKey)
  const rows: StateRow[] = []
  for (const { scope, a, b } of keys) {
    const found = statement.get(community, scope, a, b)
    if (found !== undefined) rows.push({ scope, a, b, value: String(found['value']) })
  }
  return rows
}

export function handlesOf(
  connection: Connection,
  community: number,
  members: readonly number[],
): readonly HandleRow[] {
  return members.flatMap((member) =>
    connection.all<HandleRow>(HANDLES.ofMember, community, member).map(readHandle),
  )
}

export function contentOf(
  connection: Connection,
  community: number,
  seqs: readonly number[],
): readonly ContentRow[] {
  return seqs.flatMap((seq) => connection.all<ContentRow>(CONTENT.ofEvent, community, seq).map(readContent))
}
