/** The playground's thread: plays charters on copies, and nothing else. */
import { parentPort } from 'node:worker_threads'
import { playTask } from '../shell/api/playground/play.ts'
import { serveTasks } from '../shell/api/task-thread.ts'

if (parentPort === null) throw new Error('playground-worker is started as a thread.')
serveTasks(parentPort, playTask)
