/** A message as chatlog puts it into words: `![图片](http://…)`, `[链接|标题](url)`, `> ` before quoted lines. */
import type { Part } from '../../core/chat/message.ts'
import { placeholderPart } from '../../core/ports/import-placeholders.ts'
import { wechatText } from '../../core/ports/import-wechat.ts'

const QUOTED = /^> (?:\[引用\]|.{1,200} (?:\d{4}-)?(?:\d{2}-\d{2} )?\d{2}:\d{2}:\d{2})$/u

export function plainParts(content: string): Part[] {
  const words = withoutQuote(content.trimEnd())
  const media = /^!\[(图片|视频)\]\(http:\/\/\S{0,500}\)$/u.exec(words)?.[1]
  if (media !== undefined) return [media === '图片' ? { type: 'image' } : { type: 'video' }]
  if (/^\[语音\](?:\(http:\/\/\S{0,500}\))?$/u.test(words)) return [{ type: 'voice' }]
  return markedParts(words) ?? wechatText(words)
}

/** The words that are answered are somebody else's. */
function withoutQuote(content: string): string {
  const lines = content.split('\n')
  if (!QUOTED.test(lines[0] ?? '')) return content
  const own = lines.findIndex((line) => !line.startsWith('>'))
  return own < 0 ? '' : lines.slice(own).join('\n')
}

function markedParts(words: string): Part[] | null {
  const [, kind = '', given = '', target = ''] =
    /^\[([^\]|\n]{1,8})(?:\|([^\n]{0,500}?))?\](?:\((\S{0,2000})\))?$/u.exec(words) ?? []
  const title = given === '' ? {} : { title: given }
  const url = /^https?:/u.test(target) ? { url: target } : {}
  switch (kind) {
    case '链接':
    case '分享':
    case '视频号':
      return [{ type: 'article', ...title, ...url }]
    case '文件':
      return [{ type: 'file', ...(given === '' ? {} : { name: given }) }]
    case '小程序':
      return [{ type: 'mini-program', ...(given === '' ? {} : { app: given }) }]
    case '转账':
      return [{ type: 'red-packet', ...title, transfer: true }]
    default: {
      const part = given === '' && target === '' ? placeholderPart(words) : null
      return part ? [part] : forwardedParts(words)
    }
  }
}

/** `[合并转发|标题]`, then indented lines: name and time, words. */
function forwardedParts(words: string): Part[] | null {
  const [, title = ''] = /^\[合并转发\|([^\n]{0,200})\](?:\n|$)/u.exec(words) ?? []
  if (title === '') return null
  const items: { name: string; text: string }[] = []
  for (const line of words.split('\n').slice(1)) {
    const name = /^ {2}(\S.{0,63}?) (?:[\d-]{4,10} )?\d{1,2}:\d{2}(?::\d{2})?$/u.exec(line)?.[1]
    const last = items.at(-1)
    if (name !== undefined) items.push({ name, text: '' })
    else if (last && line.trim() !== '')
      last.text = last.text === '' ? line.trim() : `${last.text}\n${line.trim()}`
  }
  return [{ type: 'forwarded', title, ...(items.length === 0 ? {} : { items }) }]
}
