import type { ConnectorAbout } from '../../core/ports/connector.ts'

export const ASSIST_ABOUT: ConnectorAbout = {
  label: { 'zh-CN': '微信、企业微信、QQ（人工）', en: 'WeChat, WeCom, QQ (by hand)' },
  summary: {
    'zh-CN': '这些软件不允许程序代发消息。Folkmoot 替你把要做的事准备好，你在“每日一轮”里复制、粘贴、打勾。',
    en: 'These programs let nobody send automatically. Folkmoot prepares what is to be done; you copy, paste and tick it off in the daily round.',
  },
  steps: [
    {
      'zh-CN': '选择群所在的软件。不需要登录，也不需要密码。',
      en: 'Choose the program that your groups are in. No sign-in, no password.',
    },
    {
      'zh-CN': '连接之后，按群名添加你的群，每行一个。',
      en: 'Once connected, add your groups by their names, one a line.',
    },
    {
      'zh-CN': '在电脑版里选中聊天内容、复制，粘贴到这里，Folkmoot 就看得到群里说了什么。',
      en: 'Select and copy a conversation in the desktop program and paste it here: that is how Folkmoot learns what was said.',
    },
  ],
}
