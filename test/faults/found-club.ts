import { openReader } from '../../app/storage.ts'
import type { Storage } from '../../app/storage.ts'
import type { Pipeline } from '../../core/ports/pipeline.ts'
import { CHARTER, GROUPS, join } from './pipeline-charter.ts'

export interface ClubHome {
  readonly community: number
  readonly account: number
}

/** A community with the charter of these tests, in whose groups everybody has joined once. */
export async function foundClub(fresh: Pipeline, storage: Storage): Promise<ClubHome> {
  const community = await fresh.createCommunity({ name: 'Test club' })
  const account = await fresh.createAccount({ community, platform: 'room', name: 'bot', settings: '{}' })
  await fresh.publish({ community, source: CHARTER, files: {}, operator: 'anna', reason: '' })
  const events = Array.from({ length: GROUPS }, (_, member) => join(member, Date.now()))
  await fresh.deliver({ community, account, platform: 'room', events })
  const reader = await openReader(storage)
  const groups = await reader.listGroups(community)
  await reader.close()
  await fresh.record(
    groups.map(({ group }) => ({
      community,
      kind: 'operator.act',
      group,
      member: null,
      data: { operator: 'anna', act: 'assign-group', kind: 'club' },
      content: null,
    })),
  )
  return { community, account }
}
