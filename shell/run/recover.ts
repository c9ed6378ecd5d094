/** What a crash left in doubt: actions that were being sent. */
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Platforms } from './owner.ts'
import { recordTasks } from './split.ts'
import type { Task } from './task.ts'

/**
 * Where the platform drops a second send with the same key, the action is queued again; elsewhere nobody
 * knows whether it was sent, and a case asks a person.
 */
export async function recoverStranded(
  store: LedgerStore,
  platforms: Platforms,
  now: number,
  run: (tasks: readonly Task[]) => Promise<void>,
): Promise<void> {
  const stranded = await store.strandedActions()
  if (stranded.length === 0) return
  const events: InternalEvent[] = []
  for (const action of stranded) {
    const platform = await platformOf(store, action)
    const safe = platform !== null && action.kind !== 'webhook' && platforms[platform]?.idempotent === true
    events.push(safe ? queuedAgain(action, now) : unknown(action))
  }
  const tasks: Task[] = []
  const recorded = recordTasks(events, (task) => tasks.push(task))
  await run(tasks)
  await recorded
}

async function platformOf(store: LedgerStore, action: ActionRow): Promise<string | null> {
  const { community, group, member } = action
  if (group !== null) return (await store.groupsOf(community, [group]))[0]?.platform ?? null
  if (member !== null) return (await store.handlesOf(community, [member]))[0]?.platform ?? null
  return null
}

function queuedAgain(action: ActionRow, now: number): InternalEvent {
  const { seq, n, attempts } = action
  const code = 'interrupted'
  return {
    ...about(action),
    kind: 'action.failed',
    data: { seq, n, code, permanent: false },
    dedupe: `action.failed:${seq}:${n}:interrupted:${attempts}`,
    update: { seq, n, status: 'queued', code, due: now },
  }
}

function unknown(action: ActionRow): InternalEvent {
  const { seq, n } = action
  return {
    ...about(action),
    kind: 'action.unknown',
    data: { seq, n },
    dedupe: `action.unknown:${seq}:${n}`,
    update: { seq, n, status: 'unknown', code: 'interrupted' },
  }
}

function about({ community, group, member }: ActionRow) {
  return { community, group, member, content: null }
}
