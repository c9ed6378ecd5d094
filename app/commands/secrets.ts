/** `folkmoot secrets list | set | rotate | check`: what accounts sign in with, and the key that seals it. */
import { both } from '../../core/charter/fault.ts'
import type { Bilingual } from '../../core/charter/fault.ts'
import type { AccountRow } from '../../core/ports/rows.ts'
import type { LedgerStore, ReadStore } from '../../core/ports/store.ts'
import { StoreRefusal } from '../../shell/store/refusal.ts'
import { VaultRefusal } from '../../shell/vault/refusal.ts'
import { keyIdOf, openVault, secretPlace } from '../../shell/vault/vault.ts'
import { readSecretText } from '../secrets/input.ts'
import { keySources } from '../secrets/key-sources.ts'
import { rotate } from '../secrets/rotate.ts'
import { accountSecrets, channelSecrets } from '../secrets/sealed-stores.ts'
import { openLedger, openReader } from '../storage.ts'
import { runStoreCommand } from '../store-command.ts'
import type { StoreCall } from '../store-command.ts'

const USAGE = both(
  [
    '用法：folkmoot secrets list | check | set 社群 账号 名称 | rotate [--data 目录] [--json] [--lang zh-CN|en]',
    'list    列出账号及其凭据的名称，不显示内容',
    'check   检查每份凭据能否用现有密钥解密；都能时退出码为 0，否则为 1',
    'set     从标准输入读取凭据，加密保存；社群和账号用 list 显示的编号。例如：folkmoot secrets set 12 34 password < 文件',
    'rotate  换一把新密钥并重新加密全部凭据；设置了 FOLKMOOT_KEY 时换成它，旧密钥写在 FOLKMOOT_OLD_KEYS 中',
    'set 和 rotate 需要先停止 Folkmoot。运行期间请在控制台或通过 API 修改账号。',
  ].join('\n'),
  [
    'Usage: folkmoot secrets list | check | set COMMUNITY ACCOUNT NAME | rotate [--data DIR] [--json] [--lang zh-CN|en]',
    'list    names the accounts and their secrets, never what they are',
    'check   tries whether each opens with the keys there are: exit 0 when all do, else 1',
    'set     reads a secret from standard input and seals it; community and account by the numbers that list shows: folkmoot secrets set 12 34 password < FILE',
    'rotate  seals all of them with a new key; with FOLKMOOT_KEY set, with that one, the former in FOLKMOOT_OLD_KEYS',
    'Stop Folkmoot before set and rotate. While it runs, change accounts through the API.',
  ].join('\n'),
)

/** Exit 0 = done, 1 = refused or something does not open, 2 = called wrongly. */
export function run(args: string[]): Promise<number> {
  return runStoreCommand(args, USAGE, async (call) => {
    const [verb, ...words] = call.words
    if (verb === 'set') return isPlace(words) ? set(call, words) : null
    if (words.length > 0) return null
    if (verb === 'list') return list(call)
    if (verb === 'check') return check(call)
    return verb === 'rotate' ? change(call) : null
  })
}

/** Two numbers and a name. */
function isPlace([community = '', account = '', name = '', ...others]: readonly string[]): boolean {
  return [community, account].every((word) => /^\d{1,16}$/.test(word)) && name !== '' && others.length === 0
}

async function list(call: StoreCall): Promise<number> {
  return reading(call, async (read) => {
    const accounts = []
    for (const { community, name: home } of await read.listCommunities()) {
      for (const row of await read.listAccounts(community)) {
        const secrets = await read.secrets(community, row.account)
        accounts.push({
          row,
          home,
          secrets: secrets.map(({ name, sealed }) => ({ name, key: keyIdOf(sealed) })),
        })
      }
    }
    if (call.json) {
      console.log(JSON.stringify(accounts.map(({ row, secrets }) => ({ ...named(row), secrets }))))
      return 0
    }
    for (const { row, home, secrets } of accounts) {
      const kept = secrets.map(({ name, key }) => `${name} [${key ?? '?'}]`).join(', ')
      console.log(`${row.community} ${row.account}  ${row.platform} ${row.name} (${home}): ${kept || '–'}`)
    }
    return 0
  })
}

function named({ community, account, platform, name }: AccountRow) {
  return { community: String(community), account: String(account), platform, name }
}

async function check(call: StoreCall): Promise<number> {
  return reading(call, async (read) => {
    const secrets = (await read.allSecrets()).map((row) => ({ place: secretPlace(row), sealed: row.sealed }))
    const all = [...secrets, ...(await channelSecrets(call.folder).list())]
    const faults: Bilingual[] = []
    let older = 0
    if (all.length > 0) {
      const vault = openVault(keySources(call.folder, process.env))
      for (const { place, sealed } of all) {
        if (vault.needsResealing(sealed)) older += 1
        const fault = faultOf(() => vault.open(sealed, place))
        if (fault !== null) faults.push(fault)
      }
    }
    if (call.json) {
      const said = faults.map((fault) => fault[call.language])
      console.log(
        JSON.stringify({ ok: faults.length === 0, secrets: all.length, olderKey: older, faults: said }),
      )
    } else {
      for (const fault of faults) console.error(fault[call.language])
      console.log(checked(all.length, faults.length, older)[call.language])
    }
    return faults.length === 0 ? 0 : 1
  })
}

function faultOf(open: () => string): Bilingual | null {
  try {
    open()
    return null
  } catch (error) {
    if (error instanceof VaultRefusal) return error.text
    throw error
  }
}

const checked = (count: number, faults: number, older: number) =>
  both(
    `共 ${count} 份凭据，${faults} 份无法解密，${older} 份不是用当前密钥加密的。`,
    `${count} secrets: ${faults} do not open, ${older} are sealed with another key than today's.`,
  )

async function set(
  call: StoreCall,
  [community = '', account = '', name = '']: readonly string[],
): Promise<number> {
  return writing(call, async (ledger) => {
    const place = { community: Number(community), account: Number(account), name }
    const accounts = await ledger.listAccounts(place.community)
    if (!accounts.some((row) => row.account === place.account)) throw noAccount(community, account)
    const text = await readSecretText(process.stdin)
    const vault = openVault(keySources(call.folder, process.env))
    await ledger.putSecret({ ...place, sealed: vault.seal(text, secretPlace(place)) })
    if (call.json) console.log(JSON.stringify({ community, account, name, key: vault.keyId }))
    else console.log(both(`已加密保存 ${name}。`, `${name} is sealed and kept.`)[call.language])
    return 0
  })
}

function noAccount(community: string, account: string): StoreRefusal {
  return new StoreRefusal('missing', {
    en: `There is no account ${account} in community ${community}. \`folkmoot secrets list\` shows the numbers of all accounts.`,
    'zh-CN': `社群 ${community} 中没有账号 ${account}。\`folkmoot secrets list\` 会列出所有账号的编号。`,
  })
}

async function change(call: StoreCall): Promise<number> {
  return writing(call, async (ledger, read) => {
    const stores = [accountSecrets(ledger, read), channelSecrets(call.folder)]
    const { keyId, secrets, resealed } = await rotate(keySources(call.folder, process.env), stores)
    if (call.json) console.log(JSON.stringify({ key: keyId, secrets, resealed }))
    else console.log(rotated(keyId, secrets, resealed)[call.language])
    return 0
  })
}

const rotated = (key: string, secrets: number, resealed: number) =>
  both(
    `当前密钥是 ${key}。共 ${secrets} 份凭据，其中 ${resealed} 份已重新加密，全部核对无误。旧的备份和导出文件仍需要旧密钥。`,
    `The key is now ${key}. ${resealed} of ${secrets} secrets were sealed anew, and all of them open. Older backups and dumps still need the older key.`,
  )

async function reading(call: StoreCall, work: (read: ReadStore) => Promise<number>): Promise<number> {
  const read = await openReader(call.storage)
  try {
    return await work(read)
  } finally {
    await read.close()
  }
}

/** @throws StoreRefusal `in-use` while Folkmoot runs: the ledger has one writer. */
async function writing(
  call: StoreCall,
  work: (ledger: LedgerStore, read: ReadStore) => Promise<number>,
): Promise<number> {
  const existing = await openReader(call.storage)
  await existing.close()
  const ledger = await openLedger(call.storage, Date.now).catch((error: unknown) => {
    throw error instanceof StoreRefusal && error.code === 'in-use' ? running(call.folder) : error
  })
  try {
    return await reading(call, (read) => work(ledger, read))
  } finally {
    await ledger.close()
  }
}

function running(folder: string): StoreRefusal {
  return new StoreRefusal('in-use', {
    en: `Folkmoot is running on ${folder}. Stop it first; while it runs, set secrets through the API of the account.`,
    'zh-CN': `Folkmoot 正在使用 ${folder}。请先停止它；运行期间请通过账号的 API 设置凭据。`,
  })
}
