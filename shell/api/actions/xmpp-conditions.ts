/** Conditions with which XMPP servers refuse, as RFC 6120 lists them. */
import type { Texts } from '../api-error.ts'

export const CONDITIONS: Readonly<Record<string, Texts>> = {
  'bad-request': { en: 'The server did not understand the request.', 'zh-CN': '服务器看不懂这个请求。' },
  conflict: { en: 'Somebody else holds this name there already.', 'zh-CN': '这个名字已被占用。' },
  'feature-not-implemented': { en: 'The server cannot do this.', 'zh-CN': '服务器不支持。' },
  gone: { en: 'The room or person has moved away.', 'zh-CN': '房间或对方已经不在了。' },
  'internal-server-error': {
    en: 'The server itself had trouble; it is tried again.',
    'zh-CN': '服务器自身出错，会再试。',
  },
  'item-not-found': {
    en: 'The server does not know this room, person or message.',
    'zh-CN': '服务器上找不到这个房间、成员或消息。',
  },
  'jid-malformed': { en: 'The address is not a valid one.', 'zh-CN': '地址写法不对。' },
  'not-acceptable': {
    en: 'The account is not in the room. Let it in again.',
    'zh-CN': '账号不在房间里，请重新加入。',
  },
  'not-allowed': { en: 'The server lets this account not do it.', 'zh-CN': '服务器不允许这个账号这么做。' },
  'not-authorized': {
    en: 'The account has to sign in first. Check its password.',
    'zh-CN': '账号需要先登录，请检查密码。',
  },
  'policy-violation': {
    en: 'The server asks for a pause; it is tried again.',
    'zh-CN': '服务器要求放慢，会再试。',
  },
  'recipient-unavailable': {
    en: 'The person is offline; it is tried again.',
    'zh-CN': '对方不在线，会再试。',
  },
  redirect: { en: 'The room has moved to another address.', 'zh-CN': '房间换了地址。' },
  'registration-required': {
    en: 'The room is for members only. Make the account a member.',
    'zh-CN': '房间只对成员开放，请把账号加为成员。',
  },
  'remote-server-not-found': { en: 'The other server cannot be found.', 'zh-CN': '找不到对方服务器。' },
  'remote-server-timeout': {
    en: 'The other server does not answer; it is tried again.',
    'zh-CN': '对方服务器没有回应，会再试。',
  },
  'resource-constraint': { en: 'The server is busy; it is tried again.', 'zh-CN': '服务器太忙，会再试。' },
  'service-unavailable': {
    en: 'The server does not offer this, or the person is offline.',
    'zh-CN': '服务器不提供这项服务，或对方不在线。',
  },
  'subscription-required': {
    en: 'The person has to accept the account first.',
    'zh-CN': '需要对方先同意加好友。',
  },
  'undefined-condition': {
    en: 'The server refused it without saying why.',
    'zh-CN': '服务器拒绝了，没有说明原因。',
  },
  'unexpected-request': {
    en: 'The server did not expect this just now.',
    'zh-CN': '服务器此刻不接受这个请求。',
  },
}
