/** Every command of `folkmoot`: its name, what it is for, and where it lives. Loaded only when it is called. */
import { both, type Bilingual } from '../core/charter/fault.ts'

interface Command {
  readonly name: string
  /** What follows the name. */
  readonly usage: string
  readonly help: Bilingual
  readonly load: () => Promise<{ readonly run: (args: string[]) => Promise<number> }>
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    usage: '[options]',
    help: both('启动 Folkmoot（npm start 也是它）', 'start Folkmoot (npm start does the same)'),
    load: () => import('./commands/serve.ts'),
  },
  {
    name: 'sign-in-link',
    usage: '',
    help: both('打印一个新的登录链接', 'print a new sign-in link'),
    load: () => import('./commands/sign-in-link.ts'),
  },
  {
    name: 'charter',
    usage: 'check FILE | diff OLD NEW | schema',
    help: both(
      '检查、比较章程，或输出格式的 JSON Schema',
      'check or compare charters, or print the JSON Schema of the format',
    ),
    load: () => import('./commands/charter.ts'),
  },
  {
    name: 'account',
    usage: 'list | add PLATFORM | set ID | close ID | open ID',
    help: both('连接聊天平台的账号', 'connect logins on chat platforms'),
    load: () => import('./commands/account.ts'),
  },
  {
    name: 'checkup',
    usage: 'FILE… [--html OUT] [--charter OUT]',
    help: both('给社群做体检：从聊天记录看五个问题', 'check a community up from its chat history'),
    load: () => import('./commands/checkup.ts'),
  },
  {
    name: 'replay',
    usage: 'FILE… --charter FILE',
    help: both('用历史聊天记录试跑章程', 'run a charter over chat histories'),
    load: () => import('./commands/replay.ts'),
  },
  {
    name: 'import',
    usage: 'FILE…',
    help: both('把聊天记录归入正在运行的 Folkmoot', 'archive chat histories in the Folkmoot that is running'),
    load: () => import('./commands/import.ts'),
  },
  {
    name: 'backup',
    usage: 'FILE',
    help: both('备份数据库，运行中也可以', 'copy the database, also while Folkmoot runs'),
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'restore',
    usage: 'FILE',
    help: both('把备份放进数据目录', 'put a backup into the data folder'),
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'dump',
    usage: '[FILE|-]',
    help: both(
      '把账本导出为文本，可导入另一种数据库',
      'write the ledger as text that the other database takes too',
    ),
    load: () => import('./commands/dump.ts'),
  },
  {
    name: 'load',
    usage: 'FILE',
    help: both('把导出文件导入空的数据库', 'put such a dump into an empty database'),
    load: () => import('./commands/load.ts'),
  },
  {
    name: 'secrets',
    usage: 'list | check | set … | rotate',
    help: both('账号凭据与加密它们的密钥', 'what accounts sign in with, and the key that seals it'),
    load: () => import('./commands/secrets.ts'),
  },
  {
    name: 'audit',
    usage: 'verify',
    help: both('核对账本：哈希链与状态', 'verify the ledger: hash chain and state'),
    load: () => import('./commands/audit.ts'),
  },
]
