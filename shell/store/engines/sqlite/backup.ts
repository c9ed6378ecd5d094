/** Copies a database while it is in use. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { StoreRefusal } from '../../refusal.ts'
import { openReadOnly } from './connection.ts'
import { ledgerFile } from './files.ts'
import { refuseMissing } from './reader.ts'

/**
 * Writes a consistent, compact copy of the folder's ledger to `file`, in a thread of its own.
 * @throws StoreRefusal `missing` when there is no ledger, `exists` when there is already a file of that name.
 */
export async function copyDatabase(folder: string, file: string): Promise<void> {
  refuseMissing(folder)
  if (existsSync(file)) {
    throw new StoreRefusal('exists', {
      en: `${file} already exists. Give another name, or remove it first.`,
      'zh-CN': `${file} 已经存在。请换一个文件名，或先删除它。`,
    })
  }
  const name = import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js'
  const worker = new Worker(new URL(name, import.meta.url), { workerData: { folder, file } })
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
}

/** The copying itself: complete and on the disk before it bears its name. */
export function copyNow(folder: string, file: string): void {
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const connection = openReadOnly(ledgerFile(folder))
  try {
    connection.db.prepare('VACUUM INTO ?').run(partial)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  } finally {
    connection.close()
  }
  const handle = openSync(partial, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(partial, file)
}
