/** What an operator is told about an account, and what to do about it. */
import type { AccountReport } from '../../core/ports/connector.ts'

type Told = Pick<AccountReport, 'state' | 'code' | 'texts'>

export const REPORTS = {
  connecting: { state: 'connecting', code: 'signing-in', texts: null },
  connected: { state: 'connected', code: 'signed-in', texts: null },
  groupWell: { state: 'connected', code: 'rights-complete', texts: null },
  networkLost: {
    state: 'disconnected',
    code: 'network-lost',
    texts: {
      'zh-CN':
        '连不上 Telegram 的服务器，会不断重试。如果一直这样，请检查这台机器能否访问 api.telegram.org。',
      en: 'Telegram cannot be reached; Folkmoot keeps trying. If it stays so, check that this machine can reach api.telegram.org.',
    },
  },
  tokenRefused: {
    state: 'disconnected',
    code: 'token-refused',
    texts: {
      'zh-CN':
        'Telegram 不认这个令牌：它可能已被撤销。请到 @BotFather 用 /token 取新令牌，再填到账号设置里。',
      en: 'Telegram refuses the token: it may have been revoked. Get a new one with /token from @BotFather and enter it in the account.',
    },
  },
  polledElsewhere: {
    state: 'disconnected',
    code: 'polled-elsewhere',
    texts: {
      'zh-CN':
        '另一个程序也在用同一个令牌接收消息，Telegram 只允许一个。请停掉那个程序，或在 @BotFather 用 /revoke 换一个令牌。',
      en: 'Another program receives with the same token, and Telegram allows only one. Stop it, or get a new token with /revoke from @BotFather.',
    },
  },
  webhookElsewhere: {
    state: 'disconnected',
    code: 'webhook-elsewhere',
    texts: {
      'zh-CN':
        '另一个程序给这个机器人设置了 webhook，所以这里收不到消息。请停掉那个程序，再重新启用这个账号。',
      en: 'Another program has set a webhook for this bot, so nothing arrives here. Stop that program, then switch this account off and on.',
    },
  },
  webhookFailing: {
    state: 'limited',
    code: 'webhook-refused',
    texts: {
      'zh-CN':
        'Telegram 不接受这个 webhook 地址。请检查 PUBLIC_URL：必须是 https，端口为 443、80、88 或 8443。',
      en: 'Telegram does not accept the webhook address. Check PUBLIC_URL: it has to be https on port 443, 80, 88 or 8443.',
    },
  },
  stopped: {
    state: 'disconnected',
    code: 'stopped',
    texts: {
      'zh-CN': '这个账号意外停止了，原因在日志里。请停用再重新启用它；如果又停，请报告这个问题。',
      en: 'This account stopped unexpectedly; the log says why. Switch it off and on; if it stops again, please report it.',
    },
  },
  notInGroup: {
    state: 'disconnected',
    code: 'not-in-group',
    texts: {
      'zh-CN': '机器人已不在这个群里。要继续管理，请把它重新拉进群并设为管理员。',
      en: 'The bot is no longer in this group. To go on, add it again and make it an administrator.',
    },
  },
  privacyMode: {
    state: 'limited',
    code: 'privacy-mode',
    texts: {
      'zh-CN':
        '机器人开着隐私模式，又不是管理员，看不到群里的普通消息。请把它设为管理员；或者在 @BotFather 用 /setprivacy 关闭隐私模式，再把机器人移出群后重新拉进来。',
      en: 'The bot is in privacy mode and no administrator, so it does not see ordinary messages. Make it an administrator; or turn privacy mode off with /setprivacy at @BotFather, then remove the bot from the group and add it again.',
    },
  },
} as const satisfies Record<string, Told>

export type Right = 'can_delete_messages' | 'can_restrict_members'

const RIGHTS: Readonly<Record<Right, { readonly 'zh-CN': string; readonly en: string }>> = {
  can_delete_messages: { 'zh-CN': '“删除消息”', en: '“Delete messages”' },
  can_restrict_members: { 'zh-CN': '“封禁用户”', en: '“Ban users”' },
}

/** Names the rights that are missing, as Telegram's own dialogue calls them. */
export function rightsMissing(missing: readonly Right[]): Told {
  const names = (language: 'zh-CN' | 'en', between: string) =>
    missing.map((right) => RIGHTS[right][language]).join(between)
  return {
    state: 'limited',
    code: 'rights-missing',
    texts: {
      'zh-CN': `机器人在这个群缺少权限：${names('zh-CN', '、')}。请在群资料 → 管理员里选中机器人，打开这些权限。`,
      en: `The bot lacks rights in this group: ${names('en', ' and ')}. Open the group's profile → Administrators, choose the bot and switch them on.`,
    },
  }
}
