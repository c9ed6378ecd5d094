/** One thing at a time: batches of tasks, and commands in between them. While a batch commits, the next is decided. */
import type { Batches } from './batches.ts'
import { MOST_EVENTS, sizeOf } from './task.ts'
import type { Task } from './task.ts'

type RunBatch = (tasks: readonly Task[]) => Promise<void>

export interface Queue {
  /** Fails the task at once when the queue is closed. */
  readonly add: (task: Task) => void
  /** Runs between two batches; `run` decides and commits tasks within the command. */
  readonly command: <Value>(act: (run: RunBatch) => Promise<Value>) => Promise<Value>
  /** Events that wait. */
  readonly size: () => number
  /** Takes nothing more and resolves when all that was taken is done. */
  readonly close: () => Promise<void>
}

/** So many events are worth a batch of their own while another is being committed; fewer wait for it to land. */
const WORTH_DECIDING = 500

export function createQueue(batches: Batches, pull: () => boolean = () => false): Queue {
  let tasks: Task[] = []
  let commands: (() => Promise<void>)[] = []
  let events = 0
  let running: Promise<void> | null = null
  let closed = false
  let wake = (): void => {}

  const run = async (): Promise<void> => {
    // One turn of promises, so that what is called together is decided together.
    await Promise.resolve()
    for (;;) {
      while (events < MOST_EVENTS && pull());
      const flying = batches.flying()
      if (flying !== null && !isWorthDeciding()) {
        const over = await Promise.race([flying.then(() => true), worth()])
        if (over) await batches.land()
        continue
      }
      if (commands.length === 0 && tasks.length === 0) break
      if (commands.length > 0) await runCommands()
      if (tasks.length > 0) await decide(take())
      // Under load the loop would never end: timers and sockets of this thread need their turn, too.
      if (tasks.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    running = null
  }
  const isWorthDeciding = (): boolean => commands.length > 0 || events >= WORTH_DECIDING
  const worth = (): Promise<false> =>
    new Promise((resolve) => {
      wake = () => {
        if (isWorthDeciding()) resolve(false)
      }
    })
  const added = (): void => {
    wake()
    running ??= run()
  }
  const runCommands = async (): Promise<void> => {
    await batches.land()
    const due = commands
    commands = []
    for (const command of due) await command()
  }
  const decide = async (batch: readonly Task[]): Promise<void> => {
    try {
      await batches.run(batch)
    } catch (error) {
      // Never by what an event holds; but whatever it was, nobody may wait for ever.
      for (const task of batch) task.fail(error)
    }
  }
  const decideAndLand: RunBatch = async (batch) => {
    await decide(batch)
    await batches.land()
  }
  const take = (): Task[] => {
    let size = 0
    let end = 0
    for (const task of tasks) {
      if (end > 0 && size + sizeOf(task) > MOST_EVENTS) break
      size += sizeOf(task)
      end += 1
    }
    const batch = tasks.slice(0, end)
    tasks = tasks.slice(end)
    events -= size
    return batch
  }

  return {
    add: (task) => {
      if (closed) {
        task.fail(closedError())
        return
      }
      tasks.push(task)
      events += sizeOf(task)
      added()
    },
    command: (act) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(closedError())
          return
        }
        commands.push(() => act(decideAndLand).then(resolve, reject))
        added()
      }),
    size: () => events,
    close: async () => {
      closed = true
      while (running !== null) await running
    },
  }
}

function closedError(): Error {
  return new Error('The pipeline is closed: nothing more can be delivered.')
}
