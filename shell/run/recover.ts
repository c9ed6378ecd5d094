/** What a crash left in doubt: actions that were being sent. */
import { REPEATABLE } from '../../core/chat/action.ts'
import type { InternalEvent } from '../../core/ports/pipeline.ts'
import type { ActionRow } from '../../core/ports/rows.ts'
import type { LedgerStore } from '../../core/ports/store.ts'
import type { Platforms } from './owner.ts'
import { recordTasks } from './split.ts'
import type { Task } from './task.ts'

/**
 * Where the platform drops a second send with the same key, or the act does no harm when done twice, the action
 * is queued again; elsewhere nobody knows whether it was sent, and a case asks a person.
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
    const safe = REPEATABLE.has(action.kind) || (await dropsSecond(store, platforms, action))
    events.push(safe ? queuedAgain(action, now) : unknown(action))
  }
  const tasks: Task[] = []
  const recorded = recordTasks(events, (task) => tasks.push(task))
  await run(tasks)
  await recorded
}

async function dropsSecond(store: LedgerStore, platforms: Platforms, action: ActionRow): Promise<boolean> {
  if (action.kind === 'webhook' || action.kind === 'notify') return false
  const platform = await platformOf(store, action)
  return platform !== null && platforms[platform]?.idempotent === true
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
  const { seq, n, attempts } = action
  return {
    ...about(action),
    kind: 'action.unknown',
    data: { seq, n },
    dedupe: `action.unknown:${seq}:${n}:${attempts}`,
    update: { seq, n, status: 'unknown', code: 'interrupted' },
  }
}

function about({ community, group, member }: ActionRow) {
  return { community, group, member, content: null }
}
