/** `folkmoot backup FILE`: copies the database, also while Folkmoot runs. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { both } from '../../core/charter/fault.ts'
import { copyDatabase } from '../../shell/store/engines/sqlite/backup.ts'
import { refuseServer } from '../storage.ts'
import { runStoreCommand } from '../store-command.ts'

const USAGE = both(
  [
    '用法：folkmoot backup 文件 [--data 目录] [--json] [--lang zh-CN|en]',
    '把数据库复制到“文件”，Folkmoot 运行时也可以。不会覆盖已有文件。',
  ].join('\n'),
  [
    'Usage: folkmoot backup FILE [--data DIR] [--json] [--lang zh-CN|en]',
    'Copies the database to FILE, also while Folkmoot runs. Never replaces a file.',
  ].join('\n'),
)

/** Exit 0 = copied, 1 = not, 2 = called wrongly. */
export function run(args: string[]): Promise<number> {
  return runStoreCommand(args, USAGE, async ({ words, folder, storage, json, language }) => {
    const [name, ...others] = words
    if (name === undefined || others.length > 0) return null
    refuseServer(storage)
    const file = resolve(name)
    await copyDatabase(folder, file)
    const { size } = statSync(file)
    if (json) console.log(JSON.stringify({ file, bytes: size }))
    else console.log(done(file, size)[language])
    return 0
  })
}

const done = (file: string, size: number) => {
  const megabytes = (size / 1_000_000).toFixed(1)
  return both(
    `已备份到 ${file}（${megabytes} MB）。登录数据 auth.db 和凭据的密钥 secrets.key 不在其中，请另行保管。`,
    `Backed up to ${file} (${megabytes} MB). Sign-in data (auth.db) and the key of the secrets (secrets.key) are not in it: keep those apart.`,
  )
}
