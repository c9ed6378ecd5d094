import type { ConnectorAbout } from '../../core/ports/connector.ts'

export const TELEGRAM_ABOUT: ConnectorAbout = {
  label: { 'zh-CN': 'Telegram', en: 'Telegram' },
  summary: {
    'zh-CN': '用一个机器人照看群和超级群：消息、进退群、警告、禁言、撤回，全部自动。',
    en: 'A bot looks after groups and supergroups: messages, joins, warnings, mutes and recalls, all by itself.',
  },
  steps: [
    {
      'zh-CN': '在 Telegram 里找 @BotFather，发送 /newbot，按提示取名。',
      en: 'In Telegram, send /newbot to @BotFather and choose a name.',
    },
    {
      'zh-CN': '再发送 /setprivacy，选你的机器人，选 Disable，它才看得到群里的消息。',
      en: 'Send /setprivacy, choose your bot, then Disable: otherwise it sees no messages.',
    },
    {
      'zh-CN': '把机器人拉进群，设为管理员，给它“删除消息”和“封禁用户”的权限。',
      en: 'Add the bot to your groups as an administrator who may delete messages and ban users.',
    },
    {
      'zh-CN': '把 @BotFather 给的令牌粘贴到下面。',
      en: 'Paste the token from @BotFather below.',
    },
  ],
}
