/** Why an action failed or waits, in words that say what to do, for every code that the outbox keeps. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { Texts } from '../api-error.ts'
import { CONDITIONS } from './xmpp-conditions.ts'

const CODES: Readonly<Record<string, Texts>> = {
  'account-closed': {
    en: 'No account that could send it is connected. It goes out by itself once one is.',
    'zh-CN': '没有连着的账号可以发送，账号连上后会自动发出。',
  },
  'address-not-public': {
    en: 'The address lies in a private network. Whoever runs this installation can allow it.',
    'zh-CN': '地址在内网，默认不发送；部署者可以放行。',
  },
  'address-malformed': {
    en: 'The address is not written as one. Correct it.',
    'zh-CN': '地址写法不对，请改正。',
  },
  'address-not-https': {
    en: 'Only https addresses are called, so that nobody listens in.',
    'zh-CN': '只调用 https 地址，以免被人偷听。',
  },
  'address-unknown': {
    en: 'Nobody knows the address of this webhook any more.',
    'zh-CN': '找不到这个网络钩子的地址了。',
  },
  'no-duration': {
    en: 'It does not say for how long. Write a duration in the rule.',
    'zh-CN': '没有写多长时间，请在规则里补上时长。',
  },
  'nobody-there': { en: 'The person is not in the room just now.', 'zh-CN': '对方此刻不在房间里。' },
  'nobody-to-tell': { en: 'Nobody knows to whom it should go.', 'zh-CN': '不知道该发给谁。' },
  'not-reachable': { en: 'The person cannot be reached there.', 'zh-CN': '在那里联系不上对方。' },
  'answer-not-understood': {
    en: 'The service answered something that Folkmoot does not understand. See in the group whether it arrived.',
    'zh-CN': '对方的回应看不懂，请到群里看看是否已经发出。',
  },
  'blocked-by-person': {
    en: 'This person has blocked the account. Only they can change that.',
    'zh-CN': '对方拉黑了这个账号，只能由对方解除。',
  },
  blocked: {
    en: 'The account is blocked there. Ask whoever runs the group.',
    'zh-CN': '账号被这个群拉黑了，请联系群管理者。',
  },
  'by-hand': { en: 'This account is served by hand.', 'zh-CN': '这个账号由人工操作。' },
  'cannot-recall': {
    en: 'The platform lets nobody recall this message any more, as it is too old. Ask its author to delete it.',
    'zh-CN': '消息太久，平台已不允许撤回，请让发送者自己删除。',
  },
  'channel-incomplete': {
    en: 'The secret of this notice channel can no longer be opened. Add the channel again.',
    'zh-CN': '通知通道的密钥无法解开，请重新添加这个通道。',
  },
  'channel-removed': { en: 'The notice channel was removed meanwhile.', 'zh-CN': '这个通知通道已被删除。' },
  'channel-stumbled': {
    en: 'The notice channel did not work just then; it is tried again.',
    'zh-CN': '通知通道刚才没能发出，会再试。',
  },
  'channel-unconfirmed': {
    en: 'The notice channel is not confirmed. Enter the code that went through it.',
    'zh-CN': '通知通道还没确认，请填写发到该通道的验证码。',
  },
  'claim-failed': {
    en: 'The database was busy just then; it is tried again.',
    'zh-CN': '数据库刚才太忙，会再试。',
  },
  'connection-lost': {
    en: 'The connection broke off while it was being sent.',
    'zh-CN': '发送途中连接断开。',
  },
  'connector-threw': {
    en: 'Something went wrong inside Folkmoot while sending. The log of the server has more.',
    'zh-CN': '发送时程序内部出错，详情见服务器日志。',
  },
  declined: { en: 'A person decided not to do it.', 'zh-CN': '有人决定不做这一项。' },
  dropped: { en: 'An operator dropped it.', 'zh-CN': '运营者决定不发了。' },
  'flood-wait': {
    en: 'The platform asks for a pause. It goes on by itself.',
    'zh-CN': '平台要求放慢速度，到时间会自动继续。',
  },
  forbidden: {
    en: 'The platform forbids it. Check the rights of the account in this group.',
    'zh-CN': '平台不允许，请检查账号在这个群的权限。',
  },
  'host-not-found': {
    en: 'The address cannot be found. Check how it is spelt, and the name server.',
    'zh-CN': '找不到这个地址，请检查写法和域名解析。',
  },
  'in-doubt': {
    en: 'An earlier attempt got no answer, so it may have been done.',
    'zh-CN': '上一次尝试没有回音，可能其实已经做了。',
  },
  interrupted: {
    en: 'Folkmoot was shut down while it was being sent.',
    'zh-CN': '发送时 Folkmoot 被关闭了。',
  },
  kicked: {
    en: 'The account was removed from the group. Invite it again.',
    'zh-CN': '账号被移出了群，请重新拉进群。',
  },
  muted: {
    en: 'The account is muted there. Lift the mute, then send again.',
    'zh-CN': '账号在群里被禁言，解除后再发一次。',
  },
  'needs-a-person': {
    en: 'Only a person can do it. It is in the round.',
    'zh-CN': '只能由人来做，已放进每日一轮。',
  },
  'needs-start': {
    en: 'This person has to write to the account first; the platform asks for that.',
    'zh-CN': '平台要求对方先给账号发过消息，才能私信对方。',
  },
  'needs-supergroup': {
    en: 'This is only possible in a supergroup. Convert the group in its settings.',
    'zh-CN': '只有超级群才支持，请在群设置里升级。',
  },
  'network-unreachable': {
    en: 'The platform could not be reached. Check the network and the proxy; it is tried again.',
    'zh-CN': '连不上平台，请检查网络和代理；会再试。',
  },
  'no-answer': { en: 'The platform did not answer within a minute.', 'zh-CN': '平台一分钟内没有回应。' },
  'no-channel': { en: 'This operator has no such notice channel.', 'zh-CN': '这位运营者没有这个通知通道。' },
  'no-mail-server': {
    en: 'No mail server is set up. Set SMTP_URL and MAIL_FROM.',
    'zh-CN': '还没有配置邮件服务器，请设置 SMTP_URL 和 MAIL_FROM。',
  },
  'no-reflection': {
    en: 'The group never showed the message, so it may not have arrived.',
    'zh-CN': '群里一直没有出现这条消息，可能没有发到。',
  },
  'no-such-group': {
    en: 'The platform does not know the group any more. Was it dissolved?',
    'zh-CN': '平台上找不到这个群，是不是已经解散了？',
  },
  'no-such-message': { en: 'The message is gone already.', 'zh-CN': '消息已经不在了。' },
  'no-such-person': {
    en: 'The person has left, or their login is gone.',
    'zh-CN': '对方已退群，或账号已注销。',
  },
  'no-text': { en: 'There was no text to be sent.', 'zh-CN': '没有可发的文字。' },
  'nobody-to-reach': {
    en: 'Nobody knows through which platform to reach this member.',
    'zh-CN': '不知道通过哪个平台能找到这位成员。',
  },
  'not-a-member': { en: 'The person is not in the group any more.', 'zh-CN': '对方已不在群里。' },
  'not-connected': {
    en: 'The account was not connected; it is tried again.',
    'zh-CN': '账号没有连上，会再试。',
  },
  'not-in-group': {
    en: 'The account is not in the group. Invite it again.',
    'zh-CN': '账号不在群里，请重新拉进群。',
  },
  'not-possible-here': {
    en: 'This platform knows nothing like it. Do it by hand, or change the rule.',
    'zh-CN': '这个平台做不到，请手动处理或修改规则。',
  },
  'not-sent': {
    en: 'An operator said that it was not sent; it is tried again.',
    'zh-CN': '运营者说没有发出，会再试。',
  },
  'not-supported': { en: 'This platform cannot do it.', 'zh-CN': '这个平台不支持。' },
  'outgoing-held': {
    en: 'A name or value in it would have advertised, so it was not sent.',
    'zh-CN': '里面带进了广告内容，所以没有发。',
  },
  'person-is-admin': {
    en: 'The platform lets no account act on an administrator. Ask them, or the owner.',
    'zh-CN': '平台不允许对管理员这么做，请找本人或群主。',
  },
  'person-is-bot': { en: 'Bots cannot be written to.', 'zh-CN': '不能给机器人发私信。' },
  'person-is-owner': {
    en: 'The platform lets no account act on the owner of a group.',
    'zh-CN': '平台不允许对群主这么做。',
  },
  'redirect-refused': {
    en: 'The address sends elsewhere. Enter the address that it leads to.',
    'zh-CN': '这个地址会跳转，请直接填最终地址。',
  },
  refused: { en: 'The platform refused it without saying why.', 'zh-CN': '平台拒绝了，没有说明原因。' },
  'rights-missing': {
    en: 'The account lacks the right for it in this group. Make it an administrator, then send again.',
    'zh-CN': '账号在这个群没有权限，设为管理员后再发一次。',
  },
  'rule-removed': {
    en: 'The rule was taken out of the charter before it was sent.',
    'zh-CN': '还没发出，规则就从章程里删掉了。',
  },
  'scheme-refused': {
    en: 'Only http and https addresses are called.',
    'zh-CN': '只能调用 http 或 https 地址。',
  },
  'address-refused': {
    en: 'The address lies in a network that is not called.',
    'zh-CN': '地址所在的网络不允许访问。',
  },
  'sent-again': { en: 'It was sent a second time.', 'zh-CN': '已重新发送。' },
  'slow-down': {
    en: 'The service asks for a pause. It goes on by itself.',
    'zh-CN': '对方要求放慢，到时间会自动继续。',
  },
  stopped: {
    en: 'Folkmoot was just stopping; it goes out after the start.',
    'zh-CN': 'Folkmoot 当时正在关闭，启动后会继续发。',
  },
  'telegram-unwell': {
    en: 'Telegram itself had trouble. See whether it arrived.',
    'zh-CN': 'Telegram 自身出了故障，请看看是否已发出。',
  },
  'text-erased': { en: 'Its words were erased while it waited.', 'zh-CN': '等待期间，文字内容已被删除。' },
  'text-too-long': {
    en: 'The text is longer than the platform allows. Shorten it in the rule.',
    'zh-CN': '文字超过平台上限，请在规则里改短。',
  },
  'token-refused': {
    en: 'The platform does not take the account’s token. Enter a new one on the page of accounts.',
    'zh-CN': '平台不认这个账号的令牌，请在账号页换一个新的。',
  },
  'topic-closed': {
    en: 'The topic is closed. Open it again to write there.',
    'zh-CN': '话题已关闭，重新打开才能发言。',
  },
  busy: { en: 'The service is busy; it is tried again.', 'zh-CN': '对方正忙，会再试。' },
  'smtp-address-refused': {
    en: 'The mail server does not take this address.',
    'zh-CN': '邮件服务器不接受这个地址。',
  },
  'smtp-no-answer': { en: 'The mail server does not answer.', 'zh-CN': '邮件服务器没有回应。' },
  'smtp-sign-in-refused': { en: 'The mail server refuses the sign-in.', 'zh-CN': '邮件服务器拒绝登录。' },
  'dingtalk-busy': { en: 'DingTalk asks for a pause; it is tried again.', 'zh-CN': '钉钉要求放慢，会再试。' },
  ...CONDITIONS,
}

/** Kinds that stood in for what a platform cannot do: `as-reply`. */
const STAND_INS: Readonly<Record<string, Texts>> = {
  say: {
    en: 'The platform cannot do it, so the group is told instead.',
    'zh-CN': '平台做不到，改为在群里说明。',
  },
  reply: {
    en: 'The platform cannot do it, so a public reply stands in.',
    'zh-CN': '平台做不到，改为公开回复。',
  },
  tell: {
    en: 'The platform cannot do it, so the member is told in private.',
    'zh-CN': '平台做不到，改为私信本人。',
  },
  warn: { en: 'The platform cannot do it, so a warning stands in.', 'zh-CN': '平台做不到，改为警告。' },
  note: { en: 'The platform cannot do it, so a note was taken.', 'zh-CN': '平台做不到，改为记一笔。' },
}

/** Whether a code has words of its own. */
export function isKnownReason(code: string): boolean {
  return knownReason(code) !== null
}

function knownReason(code: string): Texts | null {
  if (Object.hasOwn(CODES, code)) return CODES[code] ?? null
  if (code.startsWith('as-')) return STAND_INS[code.slice(3)] ?? null
  const status = /^http-(\d{3})$/.exec(code)?.[1]
  if (status === undefined) return null
  return {
    en: `The address answered with HTTP ${status}. Whoever runs it can say why.`,
    'zh-CN': `对方地址返回 HTTP ${status}，请联系对方维护者。`,
  }
}

/** A code in words; empty when there is none. */
export function reasonOf(code: string | null, language: Language): string {
  if (code === null) return ''
  const unknown: Texts = { en: `The service answered: ${code}.`, 'zh-CN': `对方返回：${code}。` }
  return (knownReason(code) ?? unknown)[language]
}
