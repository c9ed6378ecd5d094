/** What the code of a failed channel means, and what to do about it. */
import type { NoticeTexts } from '../../core/ports/notices.ts'

const CODES: Readonly<Record<string, NoticeTexts>> = {
  sent: {
    en: 'It was sent. If nothing arrives, look at the settings of the service or your spam folder.',
    'zh-CN': '已发出。如果没有收到，请检查对方服务的设置或垃圾邮件。',
  },
  waiting: {
    en: 'It is still on its way: the service does not answer, or the account that sends it is not connected.',
    'zh-CN': '还在发送中：对方服务没有回应，或负责发送的账号未连接。',
  },
  'no-mail-server': {
    en: 'No mail server is set: SMTP_URL and MAIL_FROM are missing.',
    'zh-CN': '没有设置邮件服务器：缺少 SMTP_URL 和 MAIL_FROM。',
  },
  'smtp-sign-in-refused': {
    en: 'The mail server refuses name or password in SMTP_URL.',
    'zh-CN': '邮件服务器拒绝了 SMTP_URL 里的用户名或密码。',
  },
  'smtp-no-answer': {
    en: 'The mail server in SMTP_URL does not answer. Check host, port and firewall.',
    'zh-CN': 'SMTP_URL 里的邮件服务器没有回应，请检查主机、端口和防火墙。',
  },
  'smtp-address-refused': {
    en: 'The mail server does not take this address.',
    'zh-CN': '邮件服务器不接受这个地址。',
  },
  'dingtalk-310000': {
    en: 'DingTalk refuses the message: the signing secret is wrong, this server’s clock is off, or the robot asks for a keyword. Choose “signature” in the robot’s security settings.',
    'zh-CN':
      '钉钉拒绝了消息：加签密钥不对、服务器时间不准，或机器人要求关键词。请在机器人的安全设置里选“加签”。',
  },
  'dingtalk-300001': {
    en: 'DingTalk does not know this robot. Copy its address again.',
    'zh-CN': '钉钉找不到这个机器人，请重新复制它的地址。',
  },
  'feishu-19001': {
    en: 'Feishu does not know this robot. Copy its address again.',
    'zh-CN': '飞书找不到这个机器人，请重新复制它的地址。',
  },
  'feishu-19021': {
    en: 'Feishu refuses the signature: the secret is wrong, or this server’s clock is off.',
    'zh-CN': '飞书签名校验失败：密钥不对，或服务器时间不准。',
  },
  'feishu-19022': {
    en: 'Feishu takes no messages from this server: add its address to the robot’s IP list, or switch that list off.',
    'zh-CN': '飞书不接受来自本服务器的消息：请把服务器 IP 加入机器人的白名单，或关闭白名单。',
  },
  'feishu-19024': {
    en: 'The Feishu robot asks for a keyword. Choose “signature verification” instead.',
    'zh-CN': '飞书机器人要求关键词，请改用“签名校验”。',
  },
  'wecom-93000': {
    en: 'WeCom does not know this robot. Copy its address again.',
    'zh-CN': '企业微信找不到这个机器人，请重新复制它的地址。',
  },
  'bark-400': {
    en: 'Bark does not know this device key. Copy it again from the app.',
    'zh-CN': 'Bark 不认识这个设备密钥，请在 App 里重新复制。',
  },
  'account-closed': {
    en: 'The account that is to send it is not connected.',
    'zh-CN': '负责发送的账号未连接。',
  },
  'not-possible-here': {
    en: 'This platform lets no program write private messages. Choose another channel.',
    'zh-CN': '这个平台不允许程序发私信，请换一个通道。',
  },
  'too-many-tests': {
    en: 'Too many tests. Wait a minute.',
    'zh-CN': '测试太频繁，请一分钟后再试。',
  },
  'channel-unconfirmed': {
    en: 'This channel is not confirmed yet. Enter the code that was sent through it.',
    'zh-CN': '这个通道还没有确认，请填写发到这个通道的验证码。',
  },
  'address-not-public': {
    en: 'The address lies in a private network, where messages are not sent. Whoever runs this installation can allow it.',
    'zh-CN': '这个地址在内网，默认不发送；部署者可以放行。',
  },
  'channel-incomplete': {
    en: 'The secret of this channel can no longer be opened. Remove the channel and add it again.',
    'zh-CN': '这个通道的密钥已无法解开，请删除后重新添加。',
  },
}

export function explain(code: string): NoticeTexts {
  return (
    CODES[code] ?? {
      en: `The service answered: ${code}. Check the channel’s settings.`,
      'zh-CN': `对方服务返回：${code}。请检查通道设置。`,
    }
  )
}
