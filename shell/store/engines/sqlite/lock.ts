/** One writing process a data folder. The lock belongs to the process: however it ends, the lock ends too. */
import { DatabaseSync } from 'node:sqlite'
import { StoreRefusal } from '../../refusal.ts'
import { lockFile } from './files.ts'

/**
 * Takes the folder; the function that is returned gives it back.
 * @throws StoreRefusal `in-use` when another process has it.
 */
export function lockFolder(folder: string): () => void {
  const db = new DatabaseSync(lockFile(folder), { timeout: 200 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch {
    db.close()
    throw new StoreRefusal('in-use', {
      en: `Another Folkmoot is running on ${folder}. Stop it first, or give this one a folder of its own with --data.`,
      'zh-CN': `另一个 Folkmoot 正在使用 ${folder}。请先停止它，或用 --data 为本次运行指定另一个数据目录。`,
    })
  }
  return () => db.close()
}
