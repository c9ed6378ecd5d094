import { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import type { SettingField } from '../../../core/ports/connector.ts'
import { ApiError, notFound } from '../api-error.ts'
import { communityOr404 } from '../communities/find.ts'
import { AccountIn, InCommunity, idOut } from '../fields.ts'
import { AccountRefusal } from './account-desk.ts'
import type { AccountView } from './account-desk.ts'
import { route } from '../route.ts'
import * as policy from './policy.ts'
import { Account, AccountChange, NewAccount, Platform, TestMessage, TestResult } from './schema.ts'

const OneAccount = InCommunity.extend({ account: AccountIn })
const ALL = '/api/v1/communities/{community}/accounts' as const
const ONE = `${ALL}/{account}` as const

export const accounts = [
  route(
    {
      policy: policy.platforms,
      method: 'get',
      path: '/api/v1/platforms',
      summary: 'Chat platforms that can be connected, with the settings that each takes',
      answer: z.object({ platforms: z.array(Platform) }),
    },
    ({ parts, language }) => ({
      platforms: parts.accounts.platforms().map(({ platform, settings, about, capabilities }) => ({
        platform,
        label: about?.label[language] ?? platform,
        summary: about?.summary[language] ?? null,
        steps: about?.steps.map((step) => step[language]) ?? [],
        settings: settings.map((field) => fieldOf(field, language)),
        receive: { ...capabilities.receive },
        act: { ...capabilities.act },
      })),
    }),
  ),
  route(
    {
      policy: policy.read,
      method: 'get',
      path: ALL,
      summary: 'Logins on chat platforms, and how each is doing',
      params: InCommunity,
      answer: z.object({ accounts: z.array(Account) }),
    },
    async ({ parts, params, language }) => {
      await communityOr404(parts.reads, params.community)
      const rows = await parts.accounts.list(params.community)
      return { accounts: rows.map((row) => accountOf(row, language)) }
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'post',
      path: ALL,
      summary: 'Connects a login and opens it',
      params: InCommunity,
      body: NewAccount,
      status: 201,
      answer: Account,
    },
    async ({ parts, params, body, operator, language }) => {
      await communityOr404(parts.reads, params.community)
      const made = parts.accounts.create(params.community, body, operator?.id ?? '')
      return accountOf(await made.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'put',
      path: ONE,
      summary: 'Changes name, settings or secrets, and opens it anew',
      params: OneAccount,
      body: AccountChange,
      answer: Account,
    },
    async ({ parts, params, body, operator, language }) => {
      const changed = parts.accounts.update(params.community, params.account, body, operator?.id ?? '')
      return accountOf(await changed.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'post',
      path: `${ONE}/close`,
      summary: 'Switches it off until it is opened again',
      params: OneAccount,
      answer: Account,
    },
    async ({ parts, params, operator, language }) => {
      const closed = parts.accounts.close(params.community, params.account, operator?.id ?? '')
      return accountOf(await closed.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'post',
      path: `${ONE}/open`,
      summary: 'Switches it on, or opens it anew at once',
      params: OneAccount,
      answer: Account,
    },
    async ({ parts, params, operator, language }) => {
      const opened = parts.accounts.open(params.community, params.account, operator?.id ?? '')
      return accountOf(await opened.catch(refusal), language)
    },
  ),
  route(
    {
      policy: policy.test,
      method: 'post',
      path: `${ONE}/test`,
      summary: 'Sends a test message to a group or a member, and says what became of it',
      params: OneAccount,
      body: TestMessage,
      answer: TestResult,
    },
    async ({ parts, params, body, operator, language }) => {
      const { community, account } = params
      const group = 'group' in body ? body.group : null
      const member = 'member' in body ? body.member : null
      const tested = parts.accounts.test(community, account, { group, member, language }, operator?.id ?? '')
      const { status, code, texts } = await tested.catch(refusal)
      return { status, code, message: texts[language] }
    },
  ),
  route(
    {
      policy: policy.change,
      method: 'delete',
      path: `${ONE}/secrets/{name}`,
      summary: 'Forgets a secret, and opens the account anew without it',
      params: OneAccount.extend({ name: z.string().min(1).max(64) }),
      answer: Account,
    },
    async ({ parts, params, operator, language }) => {
      const { community, account, name } = params
      const changed = parts.accounts.removeSecret(community, account, name, operator?.id ?? '')
      return accountOf(await changed.catch(refusal), language)
    },
  ),
]

function fieldOf(field: SettingField, language: Language): z.input<typeof Platform>['settings'][number] {
  const { name, type, required, label, help, example, fallback, endpoint, choices } = field
  return {
    name,
    type,
    required,
    label: label[language],
    help: help[language],
    example: example ?? null,
    fallback: fallback ?? null,
    endpoint: endpoint ?? false,
    choices: choices?.map((choice) => ({ value: choice.value, label: choice.label[language] })) ?? null,
  }
}

function accountOf(view: AccountView, language: Language): z.input<typeof Account> {
  const { state, code, texts, since, retryAt, groups, lastFault } = view.state
  return {
    id: idOut(view.account),
    platform: view.platform,
    name: view.name,
    settings: view.settings,
    secrets: [...view.secrets],
    act: { ...view.abilities },
    addresses: [...view.addresses],
    state: {
      state,
      code,
      message: texts?.[language] ?? null,
      since,
      retryAt,
      lastFault: lastFault
        ? { code: lastFault.code, message: lastFault.texts[language], at: lastFault.at }
        : null,
      groups: groups.map((group) => ({
        native: group.group,
        state: group.state,
        code: group.code,
        message: group.texts?.[language] ?? null,
        since: group.since,
      })),
    },
  }
}

function refusal(error: unknown): never {
  if (!(error instanceof AccountRefusal)) throw error
  if (error.code === 'no-such-account') throw notFound({ en: 'account', 'zh-CN': '账号' })
  if (error.code === 'no-such-secret') throw notFound({ en: 'secret', 'zh-CN': '密钥' })
  if (error.code === 'no-such-platform') throw unknownPlatform()
  if (error.code === 'not-reached') throw notReached()
  if (error.code === 'too-many-tests') throw tooManyTests()
  const say = (language: Language) => error.complaints.map(({ texts }) => texts[language]).join(' ')
  throw new ApiError(
    422,
    'settings-wrong',
    { en: say('en'), 'zh-CN': say('zh-CN') },
    {
      en: 'GET /api/v1/platforms lists the settings of each platform. Nothing was changed.',
      'zh-CN': '各平台需要的设置见 GET /api/v1/platforms。没有改动任何内容。',
    },
  )
}

const unknownPlatform = () =>
  new ApiError(
    422,
    'unknown-platform',
    { en: 'Folkmoot cannot connect to this platform.', 'zh-CN': '不能连接这个平台。' },
    { en: 'GET /api/v1/platforms lists the ones it can.', 'zh-CN': '能连接的平台见 GET /api/v1/platforms。' },
  )

const notReached = () =>
  new ApiError(
    422,
    'not-reached',
    {
      en: 'This account does not reach that group or member.',
      'zh-CN': '这个账号联系不到所选的群或成员。',
    },
    {
      en: 'Choose a group that this account serves, or a member of its platform.',
      'zh-CN': '请选择由这个账号照看的群，或同一平台上的成员。',
    },
  )

const tooManyTests = () =>
  new ApiError(429, 'too-many-tests', {
    en: 'Five tests a minute are enough. Wait a little.',
    'zh-CN': '每分钟最多测试五次，请稍等。',
  })
