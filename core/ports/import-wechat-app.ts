/** WeChat's messages of type 49: articles, files, mini programs, quotes, forwarded records, money, notices. */
import type { Part } from '../chat/message.ts'
import { placeholderPart } from './import-placeholders.ts'
import type { WechatContent } from './import-wechat.ts'
import { scanXml } from './import-xml.ts'

type ForwardedItem = { name?: string; at?: number; text?: string }

/** The fields that matter, by the path below `appmsg`. */
const FIELDS = new Set([
  'type',
  'title',
  'des',
  'url',
  'sourcedisplayname',
  'textannouncement',
  'recorditem',
  'finderFeed/desc',
  'finderFeed/nickname',
  'wcpayinfo/feedesc',
  'wcpayinfo/pay_memo',
  'wcpayinfo/sendertitle',
  'wcpayinfo/receivertitle',
  'refermsg/svrid',
  'refermsg/chatusr',
  'refermsg/fromusr',
  'refermsg/createtime',
])

/** Messages of a forwarded record that are kept. */
const MOST_ITEMS = 500

export function appContent(subType: number, xml: string, content: string): WechatContent {
  const fields = xml === '' ? new Map<string, string>() : appFields(xml)
  const field = (name: string) => fields.get(name)?.trim() ?? ''
  const kind = Number(field('type') || subType)
  const title = field('title') || (xml === '' ? content.trim() : '')
  switch (kind) {
    case 57:
      return { parts: title === '' ? [] : [{ type: 'text', text: title }], quote: quoteOf(field) }
    case 6:
    case 74:
      return { parts: [{ type: 'file', ...whenSaid('name', title) }] }
    case 8:
      return { parts: [{ type: 'sticker' }] }
    case 17:
      return { parts: [{ type: 'location', ...whenSaid('name', title) }] }
    case 19:
    case 40:
      return { parts: [forwarded(title, field('recorditem'))] }
    case 33:
    case 36:
      return { parts: [miniProgram(title, field('sourcedisplayname'))] }
    case 53:
      return { parts: title === '' ? [] : [{ type: 'text', text: title }] }
    case 62:
      return { parts: [], skip: 'pat' }
    case 87:
      return { parts: [], notice: field('textannouncement') || title || undefined, skip: 'system-line' }
    case 2000:
      return {
        parts: [{ type: 'red-packet', ...whenSaid('title', transferTitle(field, title)), transfer: true }],
      }
    case 2001:
    case 2003:
      return { parts: [{ type: 'red-packet', ...whenSaid('title', redPacketTitle(field, title)) }] }
    default:
      return { parts: [article(title || field('finderFeed/desc'), field('url'), content, xml)] }
  }
}

function appFields(xml: string): Map<string, string> {
  const fields = new Map<string, string>()
  scanXml(xml, {
    close: (path, text) => {
      const name = path.replace(/^.*?appmsg\//u, '')
      if (name !== path && FIELDS.has(name) && !fields.has(name)) fields.set(name, text)
    },
  })
  return fields
}

type Field = (name: string) => string

function quoteOf(field: Field) {
  const native = field('refermsg/svrid')
  const sender = field('refermsg/chatusr') || field('refermsg/fromusr')
  const at = Number(field('refermsg/createtime'))
  return {
    ...(native === '' || native === '0' ? {} : { native }),
    ...(sender === '' ? {} : { sender }),
    ...(at > 0 ? { at } : {}),
  }
}

function redPacketTitle(field: Field, title: string): string {
  return field('wcpayinfo/sendertitle') || field('wcpayinfo/receivertitle') || title
}

function transferTitle(field: Field, title: string): string {
  return [field('wcpayinfo/feedesc'), field('wcpayinfo/pay_memo')].filter(Boolean).join(' ') || title
}

function article(title: string, url: string, content: string, xml: string): Part {
  const part = xml === '' ? placeholderPart(content.trim()) : null
  return part ?? { type: 'article', ...whenSaid('title', title), ...whenSaid('url', url) }
}

function miniProgram(title: string, app: string): Part {
  return { type: 'mini-program', ...whenSaid('title', title), ...whenSaid('app', app) }
}

function whenSaid<Key extends string>(key: Key, text: string): Partial<Record<Key, string>> {
  const said: Partial<Record<Key, string>> = {}
  if (text !== '') said[key] = text
  return said
}

function forwarded(title: string, record: string): Part {
  const items: ForwardedItem[] = []
  let item: ForwardedItem = {}
  scanXml(record, {
    open: (path) => {
      if (path.endsWith('/dataitem')) item = {}
    },
    close: (path, text) => {
      if (path.endsWith('/dataitem')) {
        if (items.length < MOST_ITEMS) items.push(item)
      } else if (path.includes('/dataitem/')) takeItemField(item, path.slice(path.lastIndexOf('/') + 1), text)
    },
  })
  return { type: 'forwarded', ...whenSaid('title', title), ...(items.length === 0 ? {} : { items }) }
}

function takeItemField(item: ForwardedItem, name: string, text: string): void {
  const words = text.trim()
  if (words === '') return
  if (name === 'sourcename') item.name ??= words
  else if (name === 'datadesc') item.text = words
  else if (name === 'datatitle') item.text ??= words
  else if (name === 'srcMsgCreateTime' && /^[1-9]\d{0,11}$/u.test(words)) item.at = Number(words) * 1_000
}
