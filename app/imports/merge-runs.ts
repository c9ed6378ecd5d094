/** Sorted runs as one: a heap of runs, ordered by the next item of each. */
import type { Run } from './run.ts'

export interface Dated {
  readonly at: number
}

interface Waiting<Item> {
  at: number
  /** Its place in the list: the first of equal heads is the earlier run's. */
  readonly order: number
  readonly run: Run<Item>
}

/** A run that has come to its end is closed; the others are the caller's. */
export async function* mergeRuns<Item extends Dated>(runs: readonly Run<Item>[]): AsyncGenerator<Item> {
  const heap: Waiting<Item>[] = []
  for (const [order, run] of runs.entries()) rise(heap, { at: run.from, order, run })
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    const { run } = top
    const { head } = run
    // What was only known from when on may begin later than another by now.
    if (head === null || head.at > top.at) {
      if (head === null && !(await run.refill())) {
        await run.close()
        drop(heap)
      } else {
        top.at = run.head?.at ?? top.at
        sink(heap, top)
      }
      continue
    }
    yield head
    run.shift()
    if (run.head === null) continue
    top.at = run.head.at
    sink(heap, top)
  }
}

function isBefore<Item>(a: Waiting<Item>, b: Waiting<Item>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function rise<Item>(heap: Waiting<Item>[], item: Waiting<Item>): void {
  let place = heap.length
  while (place > 0) {
    const parent = heap[(place - 1) >> 1]
    if (parent === undefined || !isBefore(item, parent)) break
    heap[place] = parent
    place = (place - 1) >> 1
  }
  heap[place] = item
}

/** Puts `item`, which stands on top or takes the top's place, where it belongs. */
function sink<Item>(heap: Waiting<Item>[], item: Waiting<Item>): void {
  let place = 0
  for (;;) {
    const left = heap[2 * place + 1]
    const right = heap[2 * place + 2]
    const least = left !== undefined && right !== undefined && isBefore(right, left) ? right : left
    if (least === undefined || !isBefore(least, item)) break
    heap[place] = least
    place = least === right ? 2 * place + 2 : 2 * place + 1
  }
  heap[place] = item
}

function drop<Item>(heap: Waiting<Item>[]): void {
  const last = heap.pop()
  if (last !== undefined && heap.length > 0) sink(heap, last)
}
