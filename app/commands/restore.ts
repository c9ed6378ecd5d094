/** `folkmoot restore FILE`: puts a backup in the place of the database. */
import { resolve } from 'node:path'
import { both } from '../../core/charter/fault.ts'
import { restoreDatabase } from '../../shell/store/engines/sqlite/restore.ts'
import { refuseServer } from '../storage.ts'
import { runStoreCommand } from '../store-command.ts'

const USAGE = both(
  [
    '用法：folkmoot restore 文件 [--force] [--data 目录] [--json] [--lang zh-CN|en]',
    '检查备份“文件”，并把它放进数据目录。目录不为空时需要 --force；原有数据库会移到 backups/，不会删除。',
    '请先停止 Folkmoot。',
  ].join('\n'),
  [
    'Usage: folkmoot restore FILE [--force] [--data DIR] [--json] [--lang zh-CN|en]',
    'Checks the backup FILE and puts it into the data folder. A folder that is not empty needs --force; the database that was there is moved to backups/, not removed.',
    'Stop Folkmoot first.',
  ].join('\n'),
)

/** Exit 0 = restored, 1 = refused and nothing changed, 2 = called wrongly. */
export function run(args: string[]): Promise<number> {
  return runStoreCommand(args, USAGE, async ({ words, folder, storage, force, json, language }) => {
    const [name, ...others] = words
    if (name === undefined || others.length > 0) return null
    refuseServer(storage)
    const { replaced } = restoreDatabase(folder, resolve(name), { force, now: Date.now })
    if (json) console.log(JSON.stringify({ folder, replaced }))
    else {
      console.log(done(folder)[language])
      if (replaced !== null) console.log(kept(replaced)[language])
    }
    return 0
  })
}

const done = (folder: string) =>
  both(
    `已恢复到 ${folder}。搜索索引会在下次启动时重建。`,
    `Restored to ${folder}. The search index is made anew at the next start.`,
  )

const kept = (replaced: string) =>
  both(`原有数据库保存在 ${replaced}。`, `The database that was there is kept as ${replaced}.`)
