/**
 * What people copy out of WeChat themselves: messages selected in a client for computers, and forwarded records
 * as they come by mail. No client says which layout it uses; several messages of one tell.
 */
import type { ImportFile, ImportFormat, ImportedRecord } from '../../core/ports/import.ts'
import { readText } from '../../core/ports/import-text.ts'
import { CopiedChat } from './chat.ts'
import { dayLine, headOf, isRuled, speakerOf } from './line.ts'

/** Lines of the head that decide. */
const LOOKED_AT = 400

export const wechatCopied: ImportFormat = {
  name: 'wechat-copied',
  label: { 'zh-CN': '从微信复制的文字、转发到邮箱的聊天记录', en: 'text copied or mailed from WeChat' },
  times: 'local',
  recognise,
  read,
}

/** Whole dates with seconds are MemoTrace's, ids in brackets chatlog's or QQ's. */
const FOREIGN =
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} |\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$|(?:\)|\]) (?:\d{2}-\d{2} )?\d{2}:\d{2}:\d{2}$|^\[LINE\]|^消息(?:记录|分组|对象)/u

function recognise(head: string, name: string): number {
  if (/\.(?:csv|json|jsonl|html?|ya?ml|xml|md|log)$/i.test(name)) return 0
  const lines = head
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, LOOKED_AT)
    .map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  const [first = ''] = filled
  if (FOREIGN.test(first) || /^[[{<]/.test(first)) return 0
  const speakers = lines.flatMap((line, i) => {
    const speaker = speakerOf(line)
    return speaker && (lines[i - 1] ?? '') === '' ? [speaker] : []
  })
  const stamped = filled.flatMap((line) => speakerOf(line) ?? []).filter(({ layout }) => layout === 'stamped')
  const isHeaded = filled
    .slice(0, 5)
    .some((line) => headOf(line)?.name !== undefined && !/[:：,，]$/u.test(line))
  if (stamped.length > 0 && (isHeaded || filled.slice(0, 10).some(isRuled))) return 0.9
  const begins = speakerOf(first) !== null || dayLine(first) !== null
  if (!begins || filled.some((line) => FOREIGN.test(line))) return 0
  // With the day in it a line is hardly anything else.
  if (stamped.filter(({ day }) => day !== '').length >= 2) return 0.6
  if (stamped.length >= 2 && stamped.length >= filled.length / 20) return 0.5
  return speakers.filter(({ layout }) => layout === 'colon').length >= 2 ? 0.4 : 0
}

function read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  return readText(file, new CopiedChat(file))
}
