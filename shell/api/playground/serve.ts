/** What runs in the playground's thread: a task in, an answer out. */
import type { MessagePort } from 'node:worker_threads'
import { playTask } from './play.ts'
import type { PlaygroundTask } from './task.ts'
import type { PlaygroundReply } from './thread.ts'

/** Answers every task that comes through `port`. */
export function servePlayground(port: MessagePort): void {
  const post = (reply: PlaygroundReply): void => port.postMessage(reply)
  port.on('message', (task: PlaygroundTask) => {
    try {
      post({ answer: playTask(task) })
    } catch (error) {
      post({ fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
    }
  })
}
