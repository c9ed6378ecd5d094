/** `folkmoot account`: logins on chat platforms, connected and changed while Folkmoot is stopped. */
import type { Language } from '../../core/charter/compiled.ts'
import { both } from '../../core/charter/fault.ts'
import { checkSettings } from '../../core/ports/account-settings.ts'
import type { SettingField } from '../../core/ports/connector.ts'
import { AccountRefusal } from '../../shell/api/accounts/account-desk.ts'
import type { AccountView } from '../../shell/api/accounts/account-desk.ts'
import { describeFaults } from '../../shell/config/fault.ts'
import { StoreRefusal } from '../../shell/store/refusal.ts'
import { VaultRefusal } from '../../shell/vault/refusal.ts'
import { USAGE, readCall, readPairs } from '../account/call.ts'
import type { AccountCall } from '../account/call.ts'
import { onStoppedHouse } from '../account/desk.ts'
import type { StoppedHouse } from '../account/desk.ts'
import { OPERATOR, communityFor } from '../account/found.ts'
import {
  AccountProblem,
  accountLine,
  noSuchAccount,
  notAPair,
  platformLines,
  refused,
} from '../account/said.ts'
import { readSecrets } from '../account/secrets-in.ts'
import { terminalLanguage } from '../language.ts'
import { CONNECTORS } from '../platforms.ts'

type Verb = (house: StoppedHouse, call: AccountCall, word: string) => Promise<void>

/** Exit 0 = done, 1 = refused and nothing changed, 2 = called wrongly. */
export async function run(args: string[]): Promise<number> {
  const call = readCall(args)
  if (call === null) return misused(terminalLanguage(process.env))
  const { verb, word, help, language } = call
  if (help) {
    console.log(USAGE[language])
    return 0
  }
  if (verb === 'platforms' && word === null) {
    console.log(platformLines(CONNECTORS, language))
    return 0
  }
  const work = VERBS.get(verb)
  if (!work || (word === null) !== (verb === 'list')) return misused(language)
  if (verb === 'add' && call.community === null) return misused(language)
  try {
    const faults = await onStoppedHouse(call.data, (house) => work(house, call, word ?? ''))
    if (faults.length === 0) return 0
    console.error(describeFaults(faults))
    return 2
  } catch (error) {
    console.error(wordsOf(error)[language])
    return 1
  }
}

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['list', list],
  ['add', add],
  ['set', set],
  ['close', (house, call, word) => turn(house, call, word, house.desk.close)],
  ['open', (house, call, word) => turn(house, call, word, house.desk.open)],
])

async function list({ desk, reads }: StoppedHouse, { language }: AccountCall): Promise<void> {
  for (const { community, name } of await reads.listCommunities()) {
    for (const view of await desk.list(community)) console.log(accountLine(view, name, language))
  }
}

async function add(house: StoppedHouse, call: AccountCall, platform: string): Promise<void> {
  const fields = fieldsOf(platform)
  const settings = settingsIn(call, fields)
  const needed = fields.filter(({ type, required }) => type === 'secret' && required)
  const names = [...new Set([...needed.map(({ name }) => name), ...call.secrets])]
  const secrets = await readSecrets(names, call.language)
  // Before the community is founded: what is refused changes nothing.
  const complaints = checkSettings(fields, settings, Object.keys(secrets))
  if (complaints.length > 0) throw new AccountRefusal('settings-wrong', complaints)
  const community = await communityFor(house, call.community ?? '', call.charter)
  const draft = { platform, name: call.name ?? platform, settings, secrets }
  said(await house.desk.create(community, draft, OPERATOR), call.language)
}

async function set(house: StoppedHouse, call: AccountCall, word: string): Promise<void> {
  const { community, view } = await find(house, word)
  const changed = settingsIn(call, fieldsOf(view.platform))
  const secrets = await readSecrets(call.secrets, call.language)
  const change = {
    settings: { ...view.settings, ...changed },
    secrets,
    ...(call.name === null ? {} : { name: call.name }),
  }
  said(await house.desk.update(community, view.account, change, OPERATOR), call.language)
}

async function turn(
  house: StoppedHouse,
  { language }: AccountCall,
  word: string,
  act: StoppedHouse['desk']['close'],
): Promise<void> {
  const { community, view } = await find(house, word)
  said(await act(community, view.account, OPERATOR), language)
}

async function find({ desk, reads }: StoppedHouse, word: string) {
  for (const { community } of await reads.listCommunities()) {
    const view = (await desk.list(community)).find(({ account }) => String(account) === word)
    if (view) return { community, view }
  }
  throw new AccountProblem(noSuchAccount)
}

function fieldsOf(platform: string): readonly SettingField[] {
  const kind = CONNECTORS.find((each) => each.platform === platform)
  if (!kind) throw new AccountRefusal('no-such-platform')
  return kind.settings ?? []
}

function settingsIn({ pairs }: AccountCall, fields: readonly SettingField[]) {
  const settings = readPairs(pairs, fields)
  if (typeof settings === 'string') throw new AccountProblem(notAPair(settings))
  return settings
}

function said({ account, platform, name, secrets }: AccountView, language: Language): void {
  const kept = secrets.join(', ') || '-'
  console.log(
    both(
      `账号 ${account}（${platform}，${name}）已保存，密钥：${kept}。下次启动时生效。`,
      `Account ${account} (${platform}, ${name}) is kept, secrets: ${kept}. It takes effect at the next start.`,
    )[language],
  )
}

function wordsOf(error: unknown): Readonly<Record<Language, string>> {
  if (error instanceof AccountProblem || error instanceof StoreRefusal || error instanceof VaultRefusal) {
    return error.text
  }
  if (error instanceof AccountRefusal) return refused(error)
  throw error
}

function misused(language: Language): number {
  console.error(USAGE[language])
  return 2
}
