/** What a WeChat message of a given type holds, as its database keeps it: words, or a small XML. */
import type { Part } from '../chat/message.ts'
import { textOrPlaceholder } from './import-placeholders.ts'
import { scanXml } from './import-xml.ts'
import { appContent } from './import-wechat-app.ts'

/** The message that a quote answers; exports name it in one of several ways. */
export interface WechatQuote {
  readonly native?: string | undefined
  readonly sender?: string | undefined
  /** Seconds. */
  readonly at?: number | undefined
}

export interface WechatContent {
  readonly parts: readonly Part[]
  readonly quote?: WechatQuote | undefined
  /** The group's notice, when that is what it is. */
  readonly notice?: string | undefined
  /** It is no message: a code of the import's reasons. */
  readonly skip?: string | undefined
}

/** Types of the database. */
export const WECHAT = {
  text: 1,
  image: 3,
  voice: 34,
  contact: 42,
  video: 43,
  sticker: 47,
  location: 48,
  app: 49,
  call: 50,
  smallVideo: 62,
  companyContact: 66,
  system: 10_000,
  service: 10_002,
} as const

export function wechatContent(type: number, subType: number, content: string): WechatContent {
  const xml = xmlOf(content)
  switch (type) {
    case WECHAT.text:
      return { parts: wechatText(content) }
    case WECHAT.image:
      return { parts: [{ type: 'image' }] }
    case WECHAT.video:
    case WECHAT.smallVideo:
      return { parts: [{ type: 'video', ...secondsOf(xml, 'videomsg', 'playlength', 1) }] }
    case WECHAT.voice:
      return { parts: [{ type: 'voice', ...secondsOf(xml, 'voicemsg', 'voicelength', 1_000) }] }
    case WECHAT.sticker:
      return { parts: [{ type: 'sticker' }] }
    case WECHAT.contact:
    case WECHAT.companyContact:
      return { parts: [contact(attributesOf(xml, 'msg'))] }
    case WECHAT.location:
      return { parts: [location(attributesOf(xml, 'location'))] }
    case WECHAT.app:
      return appContent(subType, xml, content)
    case WECHAT.call:
      return { parts: [], skip: 'call' }
    default:
      return xml === '' && content !== ''
        ? { parts: textOrPlaceholder(content) }
        : { parts: [], skip: 'unsupported' }
  }
}

/** Words with their mentions: WeChat ends a mention with U+2005. */
export function wechatText(text: string): Part[] {
  const parts: Part[] = []
  for (const [i, piece] of text.split(/@([^@\u2005\n]{1,64})\u2005/u).entries()) {
    if (i % 2 === 1)
      parts.push(isAll(piece) ? { type: 'mention', all: true } : { type: 'mention', name: piece })
    else parts.push(...calls(piece))
  }
  return parts
}

/** A call of everybody may be followed by a plain space. */
function calls(text: string): Part[] {
  const [, all = '', rest = ''] = /^(@所有人(?=\s|$)[ \t]?)?([^]*)$/u.exec(text) ?? []
  const words = all === '' ? text : rest
  return [
    ...(all === '' ? [] : [{ type: 'mention' as const, all: true }]),
    ...(words === '' ? [] : [{ type: 'text' as const, text: words }]),
  ]
}

function isAll(name: string): boolean {
  return name === '所有人' || name === 'All' || name === 'all'
}

/** Group messages may begin with who sent them: `wxid_1:` and a line end. */
function xmlOf(content: string): string {
  const xml = content.replace(/^[\w@-]{1,64}:\s{0,4}(?=<)/u, '').trimStart()
  return xml.startsWith('<') ? xml : ''
}

type Attributes = ReadonlyMap<string, string>

function attributesOf(xml: string, element: string): Attributes {
  let found: Attributes = new Map()
  scanXml(xml, {
    open: (path, attributes) => {
      if (found.size === 0 && (path === element || path.endsWith(`/${element}`))) found = attributes
    },
    close: () => undefined,
  })
  return found
}

function secondsOf(xml: string, element: string, field: string, per: number): { seconds?: number } {
  const length = Number(attributesOf(xml, element).get(field) ?? '')
  return length > 0 && Number.isFinite(length) ? { seconds: Math.round(length / per) } : {}
}

function contact(attributes: Attributes): Part {
  const name = attributes.get('nickname') ?? ''
  const native = attributes.get('username') ?? ''
  return { type: 'contact', ...(name === '' ? {} : { name }), ...(native === '' ? {} : { native }) }
}

function location(attributes: Attributes): Part {
  const name = attributes.get('poiname') || attributes.get('label') || ''
  const [latitude, longitude] = [attributes.get('x'), attributes.get('y')].map((text) => Number(text || 'x'))
  return {
    type: 'location',
    ...(name === '' ? {} : { name }),
    ...(latitude !== undefined && Number.isFinite(latitude) ? { latitude } : {}),
    ...(longitude !== undefined && Number.isFinite(longitude) ? { longitude } : {}),
  }
}
