/** Commits of one batch in one transaction: leases are locked and checked first, then everything is sent at once. */
import { Conflict, Fenced } from '../../../../core/ports/store.ts'
import type { CommunityCommit, Lease } from '../../../../core/ports/store.ts'
import { numberArray } from './arrays.ts'
import type { Session, Statements } from './session.ts'
import { transact } from './transaction.ts'
import type { Write } from './transaction.ts'
import { listedAfter, writesOf } from './writes.ts'

interface StoredLease {
  readonly community: number
  readonly epoch: number
  readonly head: number
  readonly chain: string
  readonly listed: number
}

/** In the order of their ids, so that two workers never wait for each other in a circle. */
const LOCK = `SELECT community_id AS community, epoch, head, chain, listed FROM communities
  WHERE community_id = ANY(?::bigint[]) ORDER BY community_id FOR UPDATE`

export async function commitAll(session: Session, commits: readonly CommunityCommit[]): Promise<void> {
  if (commits.length === 0) return
  const ids = [...new Set(commits.map(({ lease }) => lease.community))]
  const lock = async (statements: Statements) => {
    const rows = await statements.all<StoredLease>(LOCK, numberArray(ids))
    return writesAfter(new Map(rows.map((row) => [row.community, row])), commits)
  }
  await transact(session, lock, (writes) => writes)
}

/** All statements, checked one commit after the other. */
function writesAfter(
  leases: Map<number, StoredLease>,
  commits: readonly CommunityCommit[],
): readonly Write[] {
  const writes: Write[] = []
  for (const commit of commits) {
    const stored = checkLease(leases.get(commit.lease.community), commit)
    for (const write of writesOf(commit, stored.listed)) writes.push(write)
    leases.set(commit.lease.community, {
      ...stored,
      head: commit.link?.to ?? stored.head,
      chain: commit.link?.hash ?? stored.chain,
      listed: listedAfter(commit, stored.listed),
    })
  }
  return writes
}

function checkLease(stored: StoredLease | undefined, commit: CommunityCommit): StoredLease {
  const { lease } = commit
  if (stored === undefined) throw new Conflict(`Community ${lease.community} does not exist.`)
  if (stored.epoch !== lease.epoch) throw new Fenced(lease.community)
  if (stored.head !== lease.head || stored.chain !== lease.chain) {
    throw new Conflict(
      `Community ${lease.community} stands at event ${stored.head}, this commit follows ${lease.head}.`,
    )
  }
  if (!coversEvents(lease, commit)) {
    throw new Conflict(`The chain of community ${lease.community} does not cover its events.`)
  }
  return stored
}

function coversEvents(lease: Lease, { events, link }: CommunityCommit): boolean {
  if (events.length === 0) return link === null
  return link !== null && link.from === lease.head + 1 && link.to === lease.head + events.length
}
