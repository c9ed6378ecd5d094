/** The thread that reads drafts of charters: whatever the text is, the server goes on. */
import { parentPort } from 'node:worker_threads'
import { examineCharter } from '../shell/api/charters/desk.ts'
import { serveTasks } from '../shell/api/task-thread.ts'

if (parentPort === null) throw new Error('charter-worker is started as a thread.')
serveTasks(parentPort, examineCharter)
