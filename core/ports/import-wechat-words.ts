/** WeChat's types of messages as exporters write them in Chinese: `文本`, `图片消息`, `引用消息`, `系统消息`. */
import type { Part } from '../chat/message.ts'
import { placeholderPart, textOrPlaceholder } from './import-placeholders.ts'
import { wechatContent, wechatText, WECHAT } from './import-wechat.ts'

/** The type's number, and of type 49 which kind; by the word without `消息`. */
const KINDS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['文本', [WECHAT.text, 0]],
  ['文字', [WECHAT.text, 0]],
  ['图片', [WECHAT.image, 0]],
  ['语音', [WECHAT.voice, 0]],
  ['视频', [WECHAT.video, 0]],
  ['名片', [WECHAT.contact, 0]],
  ['个人名片', [WECHAT.contact, 0]],
  ['表情', [WECHAT.sticker, 0]],
  ['表情包', [WECHAT.sticker, 0]],
  ['动画表情', [WECHAT.sticker, 0]],
  ['位置', [WECHAT.location, 0]],
  ['地理位置', [WECHAT.location, 0]],
  ['位置共享', [WECHAT.location, 0]],
  ['链接', [WECHAT.app, 5]],
  ['分享链接', [WECHAT.app, 5]],
  ['卡片式链接', [WECHAT.app, 5]],
  ['图文', [WECHAT.app, 5]],
  ['分享', [WECHAT.app, 5]],
  ['音乐', [WECHAT.app, 3]],
  ['音乐与音频', [WECHAT.app, 3]],
  ['视频号', [WECHAT.app, 51]],
  ['文件', [WECHAT.app, 6]],
  ['小程序', [WECHAT.app, 33]],
  ['引用', [WECHAT.app, 57]],
  ['回复', [WECHAT.app, 57]],
  ['带有引用的文本', [WECHAT.app, 57]],
  ['合并转发', [WECHAT.app, 19]],
  ['合并转发的聊天记录', [WECHAT.app, 19]],
  ['聊天记录', [WECHAT.app, 19]],
  ['聊天记录合并转发', [WECHAT.app, 19]],
  ['接龙', [WECHAT.app, 53]],
  ['转账', [WECHAT.app, 2000]],
  ['红包', [WECHAT.app, 2001]],
  ['微信红包', [WECHAT.app, 2001]],
  ['群公告', [WECHAT.app, 87]],
])
/** No messages: the code why, and `system` for sentences of the program. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['系统', 'system'],
  ['系统提示', 'system'],
  ['提示', 'system'],
  ['撤回', 'system'],
  ['拍一拍', 'pat'],
  ['通话', 'call'],
  ['语音通话', 'call'],
  ['视频通话', 'call'],
  ['音视频通话', 'call'],
])

/** The parts of a message; `system` for a sentence of the program; else why it is none. */
export function partsOfKind(kind: string, content: string): Part[] | string {
  const word = kind.trim().replace(/消息$/u, '')
  const other = OTHERS.get(word)
  if (other !== undefined) return other
  const known = KINDS.get(word)
  if (known === undefined) return textOrPlaceholder(content)
  const [type, subType] = known
  if (type === WECHAT.text) return wechatText(content)
  const isXml = content.trimStart().startsWith('<')
  if (subType === 87) return 'system'
  // In words the content is a placeholder, with or without a title, or the title alone.
  const part = isXml ? null : placeholderPart(content.trim())
  if (part && subType !== 57) return [part]
  const { parts, skip } = wechatContent(type, subType, content)
  return skip ?? [...parts]
}
