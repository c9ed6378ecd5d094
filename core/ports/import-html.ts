/**
 * HTML as the parts of a message, for histories that are web pages. It lives beside the port because several
 * rooms need it and rooms do not import each other; it is told of tags and texts by whatever parser a room
 * uses, so that core needs none.
 */
import type { Part } from '../chat/message.ts'
import { ImportError } from './import.ts'

export type HtmlAttributes = Readonly<Record<string, string>>

/** Elements within elements; exporters nest a few dozen. Parsers take ever longer the deeper they are. */
const MOST_DEPTH = 1_000

/** @throws ImportError when elements are nested deeper than any exporter nests them. */
export function checkDepth(depth: number, file: string): void {
  if (depth <= MOST_DEPTH) return
  const expected = {
    'zh-CN': '网页的元素嵌套得不正常，不像导出的聊天记录；请重新导出这个文件',
    en: 'expected a page as an exporter writes it, but its elements are nested far too deep; export it again',
  }
  throw new ImportError({ code: 'malformed', file, place: {}, expected, read: 0 })
}

/** How an exporter writes what is more than plain text. */
export interface HtmlDialect {
  /** Line ends of the source are line ends of the text, as with `white-space: pre-wrap`. */
  readonly keepsLines: boolean
  /** What an element makes of its text; null when its text belongs to the text around it. */
  readonly markOf: (tag: string, attributes: HtmlAttributes) => ((text: string) => Part) | null
  /** The words of an element that holds no text, such as the picture of an emoji. */
  readonly wordsOf: (tag: string, attributes: HtmlAttributes) => string
}

interface Mark {
  readonly depth: number
  readonly part: (text: string) => Part
}

const BLOCKS = new Set('p div pre blockquote ul ol li table tr h1 h2 h3 h4 h5 h6 hr'.split(' '))

/** Takes the tags and texts inside one element, one after another. */
export class HtmlParts {
  readonly #dialect: HtmlDialect
  readonly #parts: Part[] = []
  #text = ''
  /** Text as it stands in the source: a parser hands it over in pieces, cut anywhere. */
  #source = ''
  #mark: Mark | null = null
  #depth = 0
  #preformatted = 0

  constructor(dialect: HtmlDialect) {
    this.#dialect = dialect
  }

  get depth(): number {
    return this.#depth
  }

  open(tag: string, attributes: HtmlAttributes): void {
    this.#flush()
    this.#depth++
    if (tag === 'br') this.#text += '\n'
    else if (BLOCKS.has(tag)) this.#endLine()
    if (tag === 'pre') this.#preformatted++
    const part = this.#mark === null ? this.#dialect.markOf(tag, attributes) : null
    if (part !== null) {
      this.#endText()
      this.#mark = { depth: this.#depth, part }
    }
    this.#text += this.#dialect.wordsOf(tag, attributes)
  }

  close(tag: string): void {
    this.#flush()
    if (this.#mark?.depth === this.#depth) {
      this.#add(this.#mark.part(trimmed(this.#text)))
      this.#text = ''
      this.#mark = null
    }
    if (tag === 'pre') this.#preformatted--
    if (BLOCKS.has(tag)) this.#endLine()
    this.#depth--
  }

  text(source: string): void {
    this.#source += source
  }

  /** All of it; spaces and empty lines at either end are the page's, not the message's. */
  parts(): Part[] {
    this.#flush()
    this.#endText()
    const last = this.#parts.length - 1
    return this.#parts
      .map((part, i) => {
        if (part.type !== 'text') return part
        return { type: 'text' as const, text: trimmed(part.text, i === 0, i === last) }
      })
      .filter((part) => part.type !== 'text' || part.text !== '')
  }

  #flush(): void {
    if (this.#source === '') return
    const source = this.#source.replace(/\r\n?/g, '\n')
    this.#source = ''
    if (this.#dialect.keepsLines || this.#preformatted > 0) this.#text += source
    else {
      const flowing = source.replace(/\n[ \t\n]*/g, ' ')
      const begins = (this.#text === '' && this.#parts.length === 0) || this.#text.endsWith('\n')
      this.#text += begins && source.startsWith('\n') ? flowing.slice(1) : flowing
    }
  }

  #endLine(): void {
    const begun = this.#text !== '' || this.#parts.length > 0
    if (begun && !this.#text.endsWith('\n')) this.#text += '\n'
  }

  #endText(): void {
    if (this.#text !== '') this.#add({ type: 'text', text: this.#text })
    this.#text = ''
  }

  #add(part: Part): void {
    const last = this.#parts.at(-1)
    if (part.type === 'text' && last?.type === 'text')
      this.#parts[this.#parts.length - 1] = { type: 'text', text: last.text + part.text }
    else this.#parts.push(part)
  }
}

/** A link, without its words where they are the address itself. */
export function linkPart(url: string, text: string): Part {
  return text === '' || text === url ? { type: 'link', url } : { type: 'link', url, text }
}

export function classesOf(attributes: HtmlAttributes): ReadonlySet<string> {
  return new Set((attributes['class'] ?? '').split(/\s+/))
}

const SPACES = ' \t\r\n'

/** Without the spaces and line ends at its ends; other white space may be meant. */
export function trimmed(text: string, start = true, end = true): string {
  let from = 0
  let to = text.length
  while (start && from < to && SPACES.includes(text.charAt(from))) from++
  while (end && to > from && SPACES.includes(text.charAt(to - 1))) to--
  return text.slice(from, to)
}
