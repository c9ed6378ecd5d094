/** Calls of the pipeline as tasks: each belongs to one community and fits into a batch. */
import type { Outcome } from '../../core/ports/connector.ts'
import type { Delivery, InternalEvent } from '../../core/ports/pipeline.ts'
import { MOST_EVENTS } from './task.ts'
import type { Task } from './task.ts'

/** A task, and the promise of what becomes of it. */
export function joined<Result>(
  make: (settle: (result: Result) => void, fail: (error: unknown) => void) => Task,
): { readonly task: Task; readonly result: Promise<Result> } {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  return { task: make(resolve, reject), result: promise }
}

/** The outcomes of a delivery in order; its cursor goes with its last events. */
export async function deliveryTasks(
  delivery: Delivery,
  add: (task: Task) => void,
): Promise<readonly Outcome[]> {
  const { community, events, cursor, ...rest } = delivery
  const results: Promise<readonly Outcome[]>[] = []
  for (let from = 0; from === 0 || from < events.length; from += MOST_EVENTS) {
    const to = from + MOST_EVENTS
    const share = to >= events.length ? { ...rest, cursor } : rest
    const own = { ...share, community, events: events.slice(from, to) }
    const { task, result } = joined<readonly Outcome[]>((settle, fail) => ({
      type: 'delivery',
      community,
      delivery: own,
      settle,
      fail,
    }))
    add(task)
    results.push(result)
  }
  return results.length === 1 && results[0] ? results[0] : (await Promise.all(results)).flat()
}

/** The outcomes of internal events in the order given, whichever communities they belong to. */
export async function recordTasks(
  events: readonly InternalEvent[],
  add: (task: Task) => void,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const shares = [...Map.groupBy(events.entries(), ([, event]) => event.community)].map(
    async ([community, own]) => {
      const { task, result } = joined<readonly Outcome[]>((settle, fail) => ({
        type: 'record',
        community,
        events: own.map(([, event]) => event),
        settle,
        fail,
      }))
      add(task)
      const settled = await result
      own.forEach(([place], index) => {
        const outcome = settled[index]
        if (outcome) outcomes[place] = outcome
      })
    },
  )
  await Promise.all(shares)
  return outcomes
}
