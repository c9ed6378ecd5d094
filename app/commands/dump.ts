/** `folkmoot dump [FILE|-]`: everything the ledger holds, as lines that every database takes back. */
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { both } from '../../core/charter/fault.ts'
import { StoreRefusal } from '../../shell/store/refusal.ts'
import { dumpLines } from '../dump/write-dump.ts'
import { openTables } from '../storage.ts'
import { runStoreCommand } from '../store-command.ts'
import { version } from '../version.ts'

const USAGE = both(
  [
    '用法：folkmoot dump [文件|-] [--with-secrets] [--data 目录] [--json] [--lang zh-CN|en]',
    '把账本的全部内容导出为文本，每行一条，之后可用 folkmoot load 导入任一种数据库。Folkmoot 运行时也可以导出，得到的是同一时刻的内容。',
    '不写文件名或写 - 时输出到标准输出；文件名以 .gz 结尾时压缩。不会覆盖已有文件。',
    '登录数据从不导出。账号的登录凭据只有加上 --with-secrets 才导出，并且仍是加密的。',
  ].join('\n'),
  [
    'Usage: folkmoot dump [FILE|-] [--with-secrets] [--data DIR] [--json] [--lang zh-CN|en]',
    'Writes everything the ledger holds as text, one row a line; folkmoot load takes it back into either database. Works while Folkmoot runs and shows one moment.',
    'Without a name, or with -, it goes to standard output; a name that ends in .gz is compressed. Never replaces a file.',
    'Sign-in data is never in it. What accounts sign in with is in it only with --with-secrets, and stays sealed.',
  ].join('\n'),
)

/** Exit 0 = written, 1 = not, 2 = called wrongly. */
export function run(args: string[]): Promise<number> {
  return runStoreCommand(args, USAGE, async ({ words, storage, json, language, withSecrets }) => {
    const [name = '-', ...others] = words
    if (others.length > 0) return null
    const reader = await openTables(storage)
    let rows = 0
    const onRows = (count: number): void => void (rows += count)
    const options = { withSecrets, folkmoot: version(), created: Date.now(), onRows }
    try {
      const lines = dumpLines(reader, options)
      if (name === '-') {
        await pipeline(Readable.from(lines), process.stdout, { end: false })
        return 0
      }
      const file = resolve(name)
      await writeFile(file, lines)
      if (json) console.log(JSON.stringify({ file, rows, secrets: withSecrets }))
      else console.log(done(file, rows, withSecrets)[language])
      return 0
    } finally {
      await reader.close()
    }
  })
}

/** Complete and on the disk before it bears its name; for its owner's eyes, since it holds what people wrote. */
async function writeFile(file: string, lines: AsyncIterable<string>): Promise<void> {
  if (existsSync(file)) throw exists(file)
  const partial = `${file}.partial`
  await rm(partial, { force: true })
  try {
    const target = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
    const source = Readable.from(lines)
    await (file.endsWith('.gz') ? pipeline(source, createGzip(), target) : pipeline(source, target))
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function exists(file: string): StoreRefusal {
  return new StoreRefusal('exists', {
    en: `${file} already exists. Give another name, or remove it first.`,
    'zh-CN': `${file} 已经存在。请换一个文件名，或先删除它。`,
  })
}

const done = (file: string, rows: number, withSecrets: boolean) =>
  both(
    `已导出 ${rows} 行到 ${file}。登录数据不在其中，${withSecrets ? '账号凭据仍是加密的，密钥请另行保管' : '账号凭据也不在其中（需要时加 --with-secrets）'}。`,
    `${rows} rows written to ${file}. Sign-in data is not in it; ${withSecrets ? 'secrets of accounts are, still sealed: keep their key apart' : 'nor are secrets of accounts (--with-secrets adds them)'}.`,
  )
