/** WeChat's own lines (types 10000 and 10002): sentences, plain or as a template whose names come with ids. */
import type { Incoming, IncomingGroup } from '../chat/incoming.ts'
import { systemEvents, systemReason, type PersonOfName } from './import-system-lines.ts'
import { scanXml } from './import-xml.ts'

interface Base {
  readonly at: number
  readonly source: 'import'
  readonly group: IncomingGroup
}

/** `reason` says why there are no events. */
export interface ServiceEvents {
  readonly events: readonly Incoming[]
  readonly reason: string
}

export function serviceEvents(
  content: string,
  base: Base,
  native: string | undefined,
  personOf: PersonOfName,
): ServiceEvents {
  const xml = content.trimStart()
  const { text, ids, recalled } = xml.startsWith('<') ? sentenceOf(xml) : plain(content)
  if (recalled !== undefined) {
    const data = { of: recalled }
    return { events: [{ ...base, kind: 'message.recalled', native, data, content: {} }], reason: '' }
  }
  const find: PersonOfName = (name) => {
    const id = ids.get(name)
    return id === undefined ? personOf(name) : { native: id, name }
  }
  return { events: systemEvents(text, base, native, find), reason: systemReason(text) }
}

interface Sentence {
  readonly text: string
  readonly ids: ReadonlyMap<string, string>
  /** The server's id of the message that was taken back. */
  readonly recalled?: string | undefined
}

function plain(content: string): Sentence {
  // Links within the sentence are written as anchors.
  return { text: content.replace(/<\/?[a-z_]{1,20}(?: [^<>]{0,300})?>/giu, '').trim(), ids: new Map() }
}

/** A template such as `"$username$"邀请"$names$"加入了群聊` with its members filled in. */
function sentenceOf(xml: string): Sentence {
  const ids = new Map<string, string>()
  const links = new Map<string, string[]>()
  const seen: { template?: string; recalled?: string; text?: string; link?: string; user?: string } = {}
  scanXml(xml, {
    open: (path, attributes) => {
      const name = path.endsWith('/link') ? attributes.get('name') : undefined
      if (name !== undefined) seen.link = name
    },
    close: (path, words) => {
      if (path.endsWith('/template')) seen.template ??= words
      else if (path.endsWith('/newmsgid')) seen.recalled ??= words.trim()
      else if (path.endsWith('/replacemsg') || path.endsWith('/plain')) seen.text ??= words
      else if (path.endsWith('/member/username')) seen.user = words.trim()
      else if (path.endsWith('/member/nickname')) {
        if (seen.user !== undefined && seen.user !== '') ids.set(words, seen.user)
        if (seen.link !== undefined) links.set(seen.link, [...(links.get(seen.link) ?? []), words])
      } else if ((path === 'content' || path === 'sysmsg') && words.trim() !== '') seen.text ??= words
    },
  })
  const sentence = seen.template?.replace(
    /\$(\w{1,40})\$/gu,
    (whole, name: string) => links.get(name)?.join('、') ?? whole,
  )
  return { text: sentence ?? seen.text ?? '', ids, recalled: seen.recalled || undefined }
}
