/** Words in brackets that programs write for what is not text: `[图片]`, `[Photo]`, `[文件] 名单.xlsx`. */
import type { Part } from '../chat/message.ts'

type Make = (rest: string) => Part

const named = (field: 'name' | 'title', rest: string) => (rest === '' ? {} : { [field]: rest })
const WORDS: readonly (readonly [Make, readonly string[]])[] = [
  [
    () => ({ type: 'image' }),
    ['图片', '照片', '圖片', '写真', '画像', 'Photo', 'Photos', 'Image', 'Picture', 'รูป', 'รูปภาพ'],
  ],
  [
    (rest) => ({ type: 'voice', ...secondsOf(rest) }),
    [
      '语音',
      '语音信息',
      '语音消息',
      '語音訊息',
      'ボイスメッセージ',
      'Voice',
      'Voice message',
      'Audio',
      'ข้อความเสียง',
    ],
  ],
  [
    () => ({ type: 'video' }),
    ['视频', '小视频', '短视频', '影片', '動画', 'Video', 'Videos', 'วิดีโอ', 'วีดีโอ'],
  ],
  [
    () => ({ type: 'sticker' }),
    [
      '动画表情',
      '表情',
      '表情包',
      'GIF表情',
      '贴图',
      '貼圖',
      '贴纸',
      'スタンプ',
      'Sticker',
      'Stickers',
      'สติกเกอร์',
      '商城表情',
      '原创表情',
    ],
  ],
  [(rest) => ({ type: 'file', ...named('name', rest) }), ['文件', '檔案', 'ファイル', 'File', 'ไฟล์']],
  [
    (rest) => ({ type: 'location', ...named('name', rest) }),
    ['位置', '地理位置', '位置共享', '位置訊息', '位置情報', 'Location', 'ตำแหน่งที่ตั้ง'],
  ],
  [
    (rest) => ({ type: 'contact', ...named('name', rest) }),
    ['名片', '个人名片', '推荐联系人', '联系人', '聯絡資訊', '連絡先', 'Contact', 'Contact Card'],
  ],
  [
    (rest) => ({ type: 'article', ...named('title', rest) }),
    ['链接', '分享', '卡片消息', '分享链接', '视频号', '音乐', 'Link', '連結'],
  ],
  [(rest) => ({ type: 'mini-program', ...named('title', rest) }), ['小程序', 'Mini Program']],
  [
    (rest) => ({ type: 'red-packet', ...named('title', rest) }),
    ['红包', '微信红包', 'QQ红包', '红包封面', '转账', 'Red Packet', 'Transfer'],
  ],
  [
    (rest) => ({ type: 'forwarded', ...named('title', rest) }),
    ['聊天记录', '合并转发', '转发', '转发消息', 'Chat History'],
  ],
]
const MAKERS: ReadonlyMap<string, Make> = new Map(
  WORDS.flatMap(([make, words]) => words.map((word) => [word, make] as const)),
)
/** Behind these words may follow a name or title; behind the others any further word makes it a text. */
const WITH_REST = new Set([
  'file',
  'location',
  'contact',
  'article',
  'mini-program',
  'red-packet',
  'forwarded',
])

/** The part that a whole text stands for; null when it is a text. */
export function placeholderPart(text: string): Part | null {
  const [, word = '', rest = ''] = /^\[([^\][\n]{1,24})\][ \t]?([^\n]{0,500})$/.exec(text) ?? []
  const part = MAKERS.get(word)?.(rest.trim())
  if (part === undefined) return null
  const isAlone = rest.trim() === '' || (part.type === 'voice' && part.seconds !== undefined)
  return isAlone || WITH_REST.has(part.type) ? part : null
}

/** A text as parts: the one that it stands for, or its words; nothing for an empty one. */
export function textOrPlaceholder(text: string): Part[] {
  const part = placeholderPart(text.trim())
  if (part) return [part]
  return text === '' ? [] : [{ type: 'text', text }]
}

/** As `textOrPlaceholder` for programs that put `[图片]` and `[表情]` between the words of a message. */
export function textWithPlaceholders(text: string): Part[] {
  const whole = placeholderPart(text.trim())
  if (whole) return [whole]
  const pieces = text.split(/\[(图片|表情|动画表情|语音|视频)\]/u)
  if (pieces.length === 1) return textOrPlaceholder(text)
  return pieces.flatMap((piece, i): Part[] => {
    const part = i % 2 === 1 ? MAKERS.get(piece)?.('') : undefined
    if (part) return [part]
    return piece.trim() === '' ? [] : [{ type: 'text', text: piece.trim() }]
  })
}

/** `15"`, `0:15`, `15秒`. */
function secondsOf(rest: string): { seconds?: number } {
  const [, minutes = '0', seconds] = /^(?:(\d{1,3}):)?(\d{1,4})(?:["″'秒s]|$)/.exec(rest) ?? []
  return seconds === undefined ? {} : { seconds: Number(minutes) * 60 + Number(seconds) }
}
