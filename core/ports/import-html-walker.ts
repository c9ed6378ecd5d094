/** Follows a web page as its tags stream by, and gathers the text of the elements that a room asks for. */
import type { Part } from '../chat/message.ts'
import { HtmlParts, classesOf, trimmed, type HtmlAttributes, type HtmlDialect } from './import-html.ts'

export interface HtmlVisitor {
  /** An element opens that is in none whose text is being gathered; `depth` is told again when it closes. */
  readonly onOpen: (
    tag: string,
    classes: ReadonlySet<string>,
    attributes: HtmlAttributes,
    depth: number,
  ) => void
  readonly onClose: (depth: number) => void
  /** Elements that are none of the text around them, such as a date behind a name. */
  readonly isAside: (classes: ReadonlySet<string>) => boolean
}

interface Gathering {
  readonly depth: number
  readonly put: (text: string) => void
  text: string
  /** Depth of what is left out; 0 = nothing. */
  aside: number
}

interface Composing {
  readonly depth: number
  readonly html: HtmlParts
  readonly put: (parts: Part[]) => void
}

/** Has the methods of a parser's handler; they are called in the order of the page. */
export class HtmlWalker {
  readonly #visitor: HtmlVisitor
  #depth = 0
  #gathering: Gathering | null = null
  #composing: Composing | null = null

  constructor(visitor: HtmlVisitor) {
    this.#visitor = visitor
  }

  get depth(): number {
    return this.#depth
  }

  /** Of the element that has just opened: its words, handed over when it closes. */
  gather(put: (text: string) => void): void {
    this.#gathering = { depth: this.#depth, put, text: '', aside: 0 }
  }

  /** Of the element that has just opened: what is in it as parts of a message, handed over when it closes. */
  compose(dialect: HtmlDialect, put: (parts: Part[]) => void): void {
    this.#composing = { depth: this.#depth, html: new HtmlParts(dialect), put }
  }

  open(tag: string, attributes: HtmlAttributes): void {
    this.#depth++
    if (this.#composing !== null) return this.#composing.html.open(tag, attributes)
    const classes = classesOf(attributes)
    const gathering = this.#gathering
    if (gathering === null) this.#visitor.onOpen(tag, classes, attributes, this.#depth)
    else if (gathering.aside === 0 && this.#visitor.isAside(classes)) gathering.aside = this.#depth
  }

  text(text: string): void {
    if (this.#composing !== null) this.#composing.html.text(text)
    else if (this.#gathering?.aside === 0) this.#gathering.text += text
  }

  close(tag: string): void {
    const depth = this.#depth--
    if (this.#composing !== null) return this.#closeComposing(this.#composing, tag, depth)
    const gathering = this.#gathering
    if (gathering?.aside === depth) gathering.aside = 0
    if (gathering?.depth === depth) {
      this.#gathering = null
      gathering.put(trimmed(gathering.text))
    }
    this.#visitor.onClose(depth)
  }

  #closeComposing({ depth: from, html, put }: Composing, tag: string, depth: number): void {
    if (depth > from) return html.close(tag)
    this.#composing = null
    put(html.parts())
    this.#visitor.onClose(depth)
  }
}
