/**
 * A reader for the small XML in which WeChat keeps what is not text: one pass, no tree, no entities but the five
 * of XML and numbers. What is not well-formed is read as far as it makes sense.
 */

export interface XmlVisitor {
  /** Paths are names joined by `/`, from the outermost. */
  readonly open?: (path: string, attributes: ReadonlyMap<string, string>) => void
  /** `text` is what stands directly in the element. */
  readonly close: (path: string, text: string) => void
}

/** Elements nested deeper are passed over. */
const DEEPEST = 32
const ATTRIBUTE = /\s*([^\s=>/"']{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/y

interface Element {
  readonly name: string
  readonly path: string
  text: string
}

export function scanXml(xml: string, visitor: XmlVisitor): void {
  const open: Element[] = []
  let at = 0
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    const end = next < 0 ? xml.length : next
    const top = open.at(-1)
    if (top && end > at) top.text += decodeXml(xml.slice(at, end))
    if (next < 0) break
    at = takeMarkup(xml, next, open, visitor)
  }
}

/** Where to go on behind the markup at `at`. */
function takeMarkup(xml: string, at: number, open: Element[], visitor: XmlVisitor): number {
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at)
    const top = open.at(-1)
    if (top) top.text += xml.slice(at + 9, end < 0 ? xml.length : end)
    return end < 0 ? xml.length : end + 3
  }
  if (xml.startsWith('<!--', at)) return behind(xml, '-->', at)
  if (xml.startsWith('<?', at)) return behind(xml, '?>', at)
  if (xml.startsWith('<!', at)) return behind(xml, '>', at)
  if (xml.startsWith('</', at)) {
    const end = behind(xml, '>', at)
    takeClose(xml.slice(at + 2, end - 1).trim(), open, visitor)
    return end
  }
  return takeOpen(xml, at, open, visitor)
}

function takeOpen(xml: string, at: number, open: Element[], visitor: XmlVisitor): number {
  NAME.lastIndex = at + 1
  const name = NAME.exec(xml)?.[0]
  if (name === undefined) {
    const top = open.at(-1)
    if (top) top.text += '<'
    return at + 1
  }
  const attributes = new Map<string, string>()
  let last = at + 1 + name.length
  for (ATTRIBUTE.lastIndex = last; ; last = ATTRIBUTE.lastIndex) {
    const found = ATTRIBUTE.exec(xml)
    if (!found) break
    attributes.set(found[1] ?? '', decodeXml(found[2] ?? found[3] ?? ''))
  }
  const end = behind(xml, '>', last)
  const isEmpty = xml[end - 2] === '/'
  if (open.length >= DEEPEST) return end
  const parent = open.at(-1)
  const path = parent ? `${parent.path}/${name}` : name
  visitor.open?.(path, attributes)
  if (isEmpty) visitor.close(path, '')
  else open.push({ name, path, text: '' })
  return end
}

const NAME = /[A-Za-z_][\w.:-]{0,200}/y

function takeClose(name: string, open: Element[], visitor: XmlVisitor): void {
  if (open.at(-1)?.name !== name) return
  const element = open.pop()
  if (element) visitor.close(element.path, element.text)
}

function behind(xml: string, mark: string, at: number): number {
  const end = xml.indexOf(mark, at)
  return end < 0 ? xml.length : end + mark.length
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Entities as the characters that they stand for; unknown ones stay. */
function decodeXml(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
