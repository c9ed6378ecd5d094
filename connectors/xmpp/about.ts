import type { ConnectorAbout } from '../../core/ports/connector.ts'

export const XMPP_ABOUT: ConnectorAbout = {
  label: { 'zh-CN': 'XMPP', en: 'XMPP' },
  summary: {
    'zh-CN': '开放协议的群聊，任何服务器都能用，全程自动。',
    en: 'Group chat over an open protocol, on any server, all by itself.',
  },
  steps: [
    {
      'zh-CN': '在你的 XMPP 服务器上为 Folkmoot 单独注册一个账号。',
      en: 'Register an account for Folkmoot alone on your XMPP server.',
    },
    {
      'zh-CN': '在每个房间里把这个账号设为管理员或版主，它才能禁言和撤回。',
      en: 'Make that account an admin or moderator of each room, so that it can mute and recall.',
    },
    {
      'zh-CN': '在下面填写账号，以及要照看的房间地址。',
      en: 'Enter the account and the addresses of the rooms below.',
    },
  ],
}
