/** WeChat, QQ and Telegram accounts: an id alone says nothing, so each needs a cue beside it. */
import type { Contact } from './message-facts.ts'

// All expressions look for a short cue, then at most two dozen characters: linear.
const GAP = '[\\s:=是为·\\-—~>→()\\[\\]【】「」👉]{0,6}'
const WECHAT_CUE =
  '(?:加?我?(?:的)?(?:微信|薇信|威信|维信|微芯)(?:号码?|id)?|(?<![a-z0-9])(?:wechat|weixin|we chat)(?: ?id)?|(?<![a-z0-9])(?:vx|wx(?!id_)|v信|v♥)|[加+➕][ ]?我?[ ]?[v薇微威](?:x|(?![a-z]{2})))'
/** A WeChat id has 6 to 20 characters and begins with a letter; a phone or QQ number serves as well. */
const WECHAT = new RegExp(`${WECHAT_CUE}(${GAP})((?:[a-z][a-z0-9_-]{5,19}|[1-9]\\d{6,10})(?![a-z0-9_]))`, 'g')
const WECHAT_OWN_ID = /(?<![a-z0-9_])wxid_[a-z0-9]{8,24}/g
const QQ = new RegExp(
  `(?:(?<![a-z0-9])qq|扣扣|企鹅|球球|[加+➕][ ]?q)(?:群|号|号码|群号|裙)?(${GAP})([1-9]\\d{4,10})(?!\\d)`,
  'g',
)
const TELEGRAM_LINK =
  /(?<![a-z0-9.-])(?:t\.me|telegram\.me|telegram\.dog)\/((?:joinchat\/|\+)?[a-z0-9_-]{4,64})/g
const TELEGRAM =
  /(?:(?<![a-z0-9])(?:telegram|tg)|电报|纸飞机|飞机号)[\s:=号群是()-]{0,5}@([a-z][a-z0-9_]{4,31})(?![a-z0-9_.])/g
const SEPARATED = /[:=是为—>→]/
/** Cues that are words or names of programs, too: `vxlan100`, `wx.request`. */
const LATIN_CUE = /^(?:wechat|weixin|we chat|vx|wx)/

/** Plain searches for a piece of a cue are far cheaper than the expressions. */
const WECHAT_SIGNS = ['信', '微芯', 'wechat', 'weixin', 'we chat', 'vx', 'wx', 'v♥', '加', '+', '➕']
const QQ_SIGNS = ['q', '扣扣', '企鹅', '球球']

/** Give it the normalised text without web addresses. */
export function* accountsIn(normal: string): Generator<Contact> {
  if (WECHAT_SIGNS.some((sign) => normal.includes(sign))) yield* wechatIn(normal)
  if (QQ_SIGNS.some((sign) => normal.includes(sign))) {
    for (const [, , value = ''] of normal.matchAll(QQ)) yield { kind: 'qq', value }
  }
  if (normal.includes('@')) {
    for (const [, value = ''] of normal.matchAll(TELEGRAM)) yield { kind: 'telegram', value }
  }
}

/** Give it the normalised text with its web addresses. */
export function* telegramLinksIn(normal: string): Generator<Contact> {
  if (!normal.includes('telegram.') && !normal.includes('t.me/')) return
  for (const [, value = ''] of normal.matchAll(TELEGRAM_LINK)) yield { kind: 'telegram', value }
}

function* wechatIn(normal: string): Generator<Contact> {
  for (const match of normal.matchAll(WECHAT)) {
    const [whole, gap = '', value = ''] = match
    if (isWechatId(whole, gap, value)) yield { kind: 'wechat', value }
  }
  for (const [value] of normal.matchAll(WECHAT_OWN_ID)) yield { kind: 'wechat', value }
}

/**
 * `wechat integration`, `微信 android`, `a + v add_smul` and `vxlan100` are no ids: plain words count only after
 * `微信号:` or `加v:`, and nothing that is glued to a Latin cue.
 */
function isWechatId(whole: string, gap: string, value: string): boolean {
  if (gap === '' && LATIN_CUE.test(whole) && /^[a-z]/.test(value)) return false
  if (/\d/.test(value)) return true
  return SEPARATED.test(gap) && /^(?:加|\+|➕|.{0,6}信(?:号|id))/u.test(whole)
}
