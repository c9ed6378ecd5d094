/** The playground's thread: plays charters on copies, and nothing else. */
import { parentPort } from 'node:worker_threads'
import { servePlayground } from '../shell/api/playground/serve.ts'

if (parentPort === null) throw new Error('playground-worker is started as a thread.')
servePlayground(parentPort)
