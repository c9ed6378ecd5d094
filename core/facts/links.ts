/** Web addresses of a message, with the domain that someone had to register for them. */
import { parse } from 'tldts'
import type { Part } from '../chat/message.ts'
import type { Link } from './message-facts.ts'
import { foldWidth } from './normalise.ts'

/** Longer than any address that is meant to be opened. */
const ADDRESS_LIMIT = 2_048
/** Runs of characters that an address may consist of; Chinese text around one ends it. */
const IN_RUN = /[a-z0-9\u00c0-\u024f\-._~:/?#[\]@!$&'()*+,;=%]/i
const LEAST_RUN = 4
/** Words that end a sentence are runs with a dot, too. */
const MAYBE_RUN = /[a-z0-9\u00c0-\u024f-]\.[a-z0-9\u00c0-\u024f-]|:\/\//i
/** Without a dot amid a word no text holds an address. */
const MAYBE = /[^\s.][.．｡][^\s.]/
const SCHEME = /^[("'[{<,;:!*_]*(https?:\/\/|ftp:\/\/|www\.)/i
const OPENING = /^[("'[{<,;:!*_]+/
const TRAILING = /[)"'\]}>,;:!?.*_~]+$/
/** A host of Latin labels, an optional port, and what follows. */
const BARE = /^([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?::\d{1,5})?([/?#].*)?$/i
const HOST_OF_ANY_SCRIPT = /(https?:\/\/)([\p{L}\p{N}.-]{1,253})/giu

/** Taken for an address without scheme and path: nobody names files or ends sentences like this. */
const PLAIN_ENDINGS = new Set(
  (
    'com net org edu gov cn io info biz top xyz vip shop site online club app dev cc tv uk de fr jp kr ru ua tw hk ' +
    'br ca au nl ch se cz eu asia mobi link live store tech wang ren fun icu win bid loan work space website'
  ).split(' '),
)
/** Endings of files as well: `main.rs`, `docs.md/x`. Taken only with a scheme. */
const FILE_ENDINGS = new Set('rs py sh md pl ps so mov zip mm tf ml java'.split(' '))

/** Each address once, in the order of the text. Linear in its length. */
export function linksOf(parts: readonly Part[], text: string): readonly Link[] {
  const found = new Map<string, Link>()
  for (const part of parts) {
    if (part.type === 'link') add(found, part.url)
    else if (part.type === 'article' && part.url) add(found, part.url)
  }
  if (MAYBE.test(text)) for (const address of addressesIn(foldWidth(text))) add(found, address)
  return [...found.values()]
}

function add(found: Map<string, Link>, url: string): void {
  const link = linkOf(url)
  if (link && !found.has(link.url)) found.set(link.url, link)
}

/** Reads one address, with or without scheme; null when it has no host. */
export function linkOf(url: string): Link | null {
  const address = url.slice(0, ADDRESS_LIMIT)
  const complete = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`
  const parsed = URL.parse(complete)
  if (!parsed || parsed.hostname === '') return null
  const host = parsed.hostname.replace(/\.$/, '')
  return { url, host, domain: parse(host, { extractHostname: false }).domain ?? host }
}

function* addressesIn(text: string): Generator<string> {
  for (const run of dottedRuns(text)) {
    if (!MAYBE_RUN.test(run)) continue
    for (const piece of pieces(run.slice(0, ADDRESS_LIMIT * 4))) {
      const candidates = SCHEME.test(piece) ? [withScheme(piece)] : piece.split(/[,;!()]/).map(bare)
      for (const address of candidates) if (address !== null) yield address
    }
  }
  if (text.includes('://')) {
    for (const [, scheme, host] of text.matchAll(HOST_OF_ANY_SCRIPT)) {
      if (scheme && host) yield* ofAnyScript(scheme, host)
    }
  }
}

let table: Uint8Array | null = null

/** Runs with a dot, found from their dots: most of a text is not looked at. */
function* dottedRuns(text: string): Generator<string> {
  table ??= Uint8Array.from({ length: 0x10000 }, (_, unit) =>
    IN_RUN.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  let end = 0
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', end)) {
    let start = dot
    while (start > end && table[text.charCodeAt(start - 1)] === 1) start--
    end = dot + 1
    while (end < text.length && table[text.charCodeAt(end)] === 1) end++
    if (end - start >= LEAST_RUN) yield text.slice(start, end)
  }
}

/** Two addresses written together: `http://a.com,http://b.com`. */
function pieces(run: string): string[] {
  return run.split(/(?=https?:\/\/)/i)
}

function withScheme(piece: string): string | null {
  const address = piece.replace(OPENING, '').replace(TRAILING, '').slice(0, ADDRESS_LIMIT)
  const link = linkOf(address)
  if (!link) return null
  const { isIcann, isIp } = parse(link.host, { extractHostname: false })
  return isIcann === true || isIp === true || link.host === 'localhost' ? address : null
}

function bare(piece: string): string | null {
  const address = piece.replace(OPENING, '').replace(TRAILING, '').slice(0, ADDRESS_LIMIT)
  const match = BARE.exec(address)
  if (!match) return null
  const [, host = '', path] = match
  const ending = host.slice(host.lastIndexOf('.') + 1).toLowerCase()
  if (FILE_ENDINGS.has(ending) && !PLAIN_ENDINGS.has(ending)) return null
  if (path === undefined && !PLAIN_ENDINGS.has(ending)) return null
  const { domain, isIcann } = parse(host, { extractHostname: false })
  return isIcann === true && domain !== null && domain !== '' ? address : null
}

/** `http://例子.中国`: the Latin reading above stops before such a host. */
function* ofAnyScript(scheme: string, host: string): Generator<string> {
  if (/^[\u0000-\u024f]*$/.test(host) || linkOfLatinHead(host)) return
  const link = linkOf(scheme + host)
  if (link && parse(link.host, { extractHostname: false }).isIcann === true) yield scheme + host
}

/** In `http://example.com这里` the address ends where Latin does. */
function linkOfLatinHead(host: string): boolean {
  const head = /^[a-z0-9.-]*/i.exec(host)?.[0].replace(/\.$/, '') ?? ''
  return head !== '' && parse(head, { extractHostname: false }).isIcann === true && head.includes('.')
}
