/** `folkmoot load FILE`: a dump into an empty database, then its chain is verified. */
import { resolve } from 'node:path'
import { both } from '../../core/charter/fault.ts'
import type { Bilingual } from '../../core/charter/fault.ts'
import type { ReadStore } from '../../core/ports/store.ts'
import { verifyChain } from '../audit/verify-chain.ts'
import { loadDump } from '../dump/load-dump.ts'
import type { LoadedDump } from '../dump/load-dump.ts'
import { fillTables, openReader } from '../storage.ts'
import { runStoreCommand } from '../store-command.ts'

const USAGE = both(
  [
    '用法：folkmoot load 文件 [--data 目录] [--json] [--lang zh-CN|en]',
    '把 folkmoot dump 导出的文件导入一个空的数据库，然后核对哈希链。文件不完整、被改动过或来自更新版本时拒绝导入，数据库不变。',
    '请先停止 Folkmoot。',
  ].join('\n'),
  [
    'Usage: folkmoot load FILE [--data DIR] [--json] [--lang zh-CN|en]',
    'Puts a file that folkmoot dump wrote into an empty database, then verifies the hash chain. A file that is incomplete, changed or of a newer version is refused, and the database stays as it was.',
    'Stop Folkmoot first.',
  ].join('\n'),
)

/** Exit 0 = loaded and verified, 1 = refused, or the chain does not verify, 2 = called wrongly. */
export function run(args: string[]): Promise<number> {
  return runStoreCommand(args, USAGE, async ({ words, storage, json, language }) => {
    const [name, ...others] = words
    if (name === undefined || others.length > 0) return null
    const loaded = await loadDump(resolve(name), (schema) => fillTables(storage, { schema, now: Date.now }))
    const chain = await verify(await openReader(storage))
    if (json) console.log(JSON.stringify({ rows: loaded.rows, chain }))
    else console.log(report(loaded, chain)[language])
    return chain.broken.length === 0 ? 0 : 1
  })
}

interface Chain {
  readonly communities: number
  readonly events: number
  /** Names of the communities whose chain does not verify. */
  readonly broken: readonly string[]
}

async function verify(read: ReadStore): Promise<Chain> {
  try {
    const communities = await read.listCommunities()
    let events = 0
    const broken: string[] = []
    for (const row of communities) {
      const audit = await verifyChain(read, row)
      events += audit.events
      if (audit.faults.length > 0) broken.push(row.name)
    }
    return { communities: communities.length, events, broken }
  } finally {
    await read.close()
  }
}

function report({ header, rows }: LoadedDump, { communities, events, broken }: Chain): Bilingual {
  const count = Object.values(rows).reduce((sum, each) => sum + each, 0)
  const lines = [
    both(
      `已导入 ${count} 行，${communities} 个社群。`,
      `Loaded ${count} rows of ${communities} communities.`,
    ),
  ]
  lines.push(
    broken.length === 0
      ? both(`✓ 哈希链相符：${events} 个事件`, `✓ The hash chain verifies: ${events} events`)
      : both(
          `✗ 哈希链不符：${broken.join('、')}。导出之前就已如此；folkmoot audit verify 会指出位置。`,
          `✗ The hash chain does not verify: ${broken.join(', ')}. It was so before the dump; folkmoot audit verify names the places.`,
        ),
  )
  if (!header.secrets && (rows['accounts'] ?? 0) > 0) {
    lines.push(
      both(
        '账号的登录凭据不在导出文件中：请用 folkmoot secrets set 重新设置。',
        'What accounts sign in with was not in the dump: set it anew with folkmoot secrets set.',
      ),
    )
  }
  if (header.secrets && (rows['secrets'] ?? 0) > 0) {
    lines.push(
      both(
        '账号凭据仍由原来的密钥加密：请把它给 FOLKMOOT_KEY，或复制 secrets.key；folkmoot secrets check 可以检查。',
        'Secrets are still sealed with the former key: give it as FOLKMOOT_KEY, or copy secrets.key; folkmoot secrets check tells whether they open.',
      ),
    )
  }
  return both(lines.map((line) => line['zh-CN']).join('\n'), lines.map((line) => line.en).join('\n'))
}
