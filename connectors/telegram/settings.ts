/** What an account needs to be told, and its settings read. */
import { z } from 'zod'
import { OpenRefused, type SettingField } from '../../core/ports/connector.ts'

export const TELEGRAM_SETTINGS: readonly SettingField[] = [
  {
    name: 'token',
    type: 'secret',
    required: true,
    label: { 'zh-CN': '机器人令牌', en: 'Bot token' },
    help: {
      'zh-CN': '在 Telegram 里找 @BotFather，发送 /newbot 新建机器人，把它回复的令牌粘贴到这里。',
      en: 'In Telegram, send /newbot to @BotFather and paste the token from its answer here.',
    },
    example: '123456789:AA…',
  },
  {
    name: 'mode',
    type: 'text',
    required: false,
    label: { 'zh-CN': '接收方式', en: 'How updates arrive' },
    help: {
      'zh-CN':
        '填 polling（主动拉取，任何网络都能用）或 webhook（由 Telegram 推送，需要设置 PUBLIC_URL，端口只能是 443、80、88 或 8443）。',
      en: 'polling (works in any network) or webhook (Telegram calls in: needs PUBLIC_URL, on port 443, 80, 88 or 8443).',
    },
    example: 'polling',
    fallback: 'polling',
    choices: [
      { value: 'polling', label: { 'zh-CN': '主动拉取（任何网络）', en: 'Polling (any network)' } },
      {
        value: 'webhook',
        label: { 'zh-CN': '推送（需要公开网址）', en: 'Webhook (needs a public address)' },
      },
    ],
  },
  {
    name: 'groups',
    type: 'lines',
    required: false,
    label: { 'zh-CN': '只管这些群', en: 'Only these groups' },
    help: {
      'zh-CN': '每行一个群的编号，例如 -1001234567890。留空就管机器人所在的全部群。',
      en: "One group's number a line, such as -1001234567890. Leave it empty for every group that the bot is in.",
    },
    example: '-1001234567890',
  },
  {
    name: 'apiRoot',
    endpoint: true,
    type: 'text',
    required: false,
    label: { 'zh-CN': 'Bot API 地址（高级）', en: 'Bot API address (advanced)' },
    help: {
      'zh-CN': '只有自己架设 Bot API 服务器时才需要改，末尾不要斜杠。',
      en: 'Change it only for a Bot API server of your own. Without a slash at the end.',
    },
    example: 'https://api.telegram.org',
    fallback: 'https://api.telegram.org',
  },
]

export interface TelegramSettings {
  readonly mode: 'polling' | 'webhook'
  readonly root: string
  /** Numbers of the groups that count, without Telegram's marks; null = all. */
  readonly only: ReadonlySet<number> | null
}

export const TELEGRAM = 'https://api.telegram.org'
const lines = z.union([z.string(), z.array(z.string())]).default([])
const Settings = z.looseObject({
  mode: z.enum(['polling', 'webhook']).default('polling'),
  apiRoot: z
    .string()
    .regex(/^https?:\/\/[^\s?#]*[^\s?#/]$/)
    .default(TELEGRAM),
  groups: lines
    .transform((given) => (typeof given === 'string' ? given.split('\n') : given))
    .transform((given) => given.map((line) => line.trim()).filter((line) => line !== ''))
    .pipe(z.array(z.string().regex(/^-?\d{1,16}$/))),
})

const WRONG: Readonly<Record<string, OpenRefused['texts']>> = {
  mode: {
    'zh-CN': '“接收方式”只能填 polling 或 webhook。',
    en: 'How updates arrive (mode) is either polling or webhook.',
  },
  apiRoot: {
    'zh-CN': `“Bot API 地址”要写成 ${TELEGRAM} 这样，末尾不带斜杠。`,
    en: `The Bot API address (apiRoot) looks like ${TELEGRAM}, without a slash at the end.`,
  },
  groups: {
    'zh-CN': '“只管这些群”每行写一个群的编号，例如 -1001234567890。',
    en: "Only these groups (groups) takes one group's number a line, such as -1001234567890.",
  },
}

/** @throws OpenRefused that names the wrong setting and says how to write it. */
export function readSettings(settings: Readonly<Record<string, unknown>>): TelegramSettings {
  const given = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== '' && value !== null),
  )
  const read = Settings.safeParse(given)
  if (!read.success) {
    const field = String(read.error.issues[0]?.path[0])
    throw new OpenRefused('settings-wrong', WRONG[field] ?? { 'zh-CN': field, en: field }, true)
  }
  const { mode, apiRoot, groups } = read.data
  return { mode, root: apiRoot, only: groups.length === 0 ? null : new Set(groups.map(bareNumber)) }
}

function bareNumber(line: string): number {
  return Number(line.replace(/^-100(?=\d{10,})/, '').replace(/^-/, ''))
}

/** @throws OpenRefused that says where to get a token, never showing what was given. */
export function checkToken(token: string | null): string {
  if (token === null || token.trim() === '') {
    throw new OpenRefused(
      'token-missing',
      {
        'zh-CN': '这个 Telegram 账号还没有令牌：请向 @BotFather 要一个，填到“机器人令牌”里。',
        en: 'This Telegram account has no bot token: get one from @BotFather and enter it as "token".',
      },
      true,
    )
  }
  const trimmed = token.trim()
  if (/^\d{1,15}:[\w-]{5,100}$/.test(trimmed)) return trimmed
  throw new OpenRefused(
    'token-incomplete',
    {
      'zh-CN': '令牌不完整：请从 @BotFather 的回复里重新复制整段，样子像 123456789:AA…。',
      en: 'The bot token is not complete: copy the whole of it from the answer of @BotFather. It looks like 123456789:AA….',
    },
    true,
  )
}
