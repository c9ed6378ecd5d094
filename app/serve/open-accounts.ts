/** All logins of all communities: the built-in rooms at once, the others in the background, side by side. */
import type { ConnectorKind } from '../../core/ports/connector.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import type { Accounts } from './accounts.ts'
import type { RoomDesk } from './room-desk.ts'
import { restoreRoom } from './restore-room.ts'

/** The connector of an account: the room of its community, or the one of its platform; null = there is none. */
export function kindsOf(connectors: readonly ConnectorKind[], room: Pick<RoomDesk, 'roomOf'>) {
  return ({ platform, community }: Pick<AccountRow, 'platform' | 'community'>): ConnectorKind | null =>
    platform === 'room'
      ? room.roomOf(community).connector
      : (connectors.find((kind) => kind.platform === platform) ?? null)
}

/** Resolves when the rooms are open; whatever is reached over the network may take its time. */
export async function openAccounts(
  accounts: Pick<Accounts, 'open'>,
  room: Pick<RoomDesk, 'roomOf'>,
  reads: ReadStore,
): Promise<void> {
  const communities = await reads.listCommunities()
  const rows = (await Promise.all(communities.map(({ community }) => reads.listAccounts(community)))).flat()
  for (const row of rows.filter(({ closed }) => closed === null)) {
    if (row.platform !== 'room') {
      void accounts.open(row)
      continue
    }
    await restoreRoom(room.roomOf(row.community), row, reads)
    await accounts.open(row)
  }
}
