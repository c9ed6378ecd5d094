import { workerData } from 'node:worker_threads'
import { z } from 'zod'
import { copyNow } from './backup.ts'

const { folder, file } = z.object({ folder: z.string(), file: z.string() }).parse(workerData)
copyNow(folder, file)
