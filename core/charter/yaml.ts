/**
 * YAML 1.2 without its traps: what YAML would silently change, share or drop is a fault with its place.
 */
import {
  Composer,
  type Document,
  LineCounter,
  Parser,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type CST,
  type Scalar,
} from 'yaml'
import { both, fault, type FaultDraft } from './fault.ts'
import type { Tree, TreeEntry, TreeScalar } from './tree.ts'
import { checkSource } from './source.ts'
import { yamlFault } from './yaml-fault.ts'

const DEEPEST = 24

export interface ParsedYaml {
  /** null when nothing could be read. */
  readonly tree: Tree | null
  readonly faults: readonly FaultDraft[]
  readonly place: (offset: number) => { readonly line: number; readonly column: number }
}

/** Reads the text of a charter; never throws. */
export function parseYaml(source: string): ParsedYaml {
  const counter = new LineCounter()
  const place = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const refused = checkSource(source)
  if (refused) {
    counter.addNewLine(0)
    for (let at = source.indexOf('\n'); at >= 0 && at < refused.offset; at = source.indexOf('\n', at + 1)) {
      counter.addNewLine(at + 1)
    }
    return { tree: null, faults: [refused], place }
  }
  const tokens = [...new Parser(counter.addNewLine).parse(source)]
  const documents = [...new Composer(OPTIONS).compose(tokens)]
  const faults = [...traps(tokens), ...documents.flatMap((document) => problems(document, source))]
  const [first, second] = documents
  if (faults.some(({ code }) => code === 'yaml-open-quote')) dropEnd(faults, source)
  if (second) faults.push(severalDocuments(second.range[0]))
  if (faults.some(({ code }) => code === 'too-deep')) {
    return { tree: null, faults: faults.filter(({ code }) => code === 'too-deep').slice(0, 1), place }
  }
  const reader = new TreeReader(source)
  const tree = first?.contents ? reader.read(first.contents, 0) : null
  return { tree, faults: onePerLine([...faults, ...reader.faults], place), place }
}

const OPTIONS = {
  keepSourceTokens: true,
  prettyErrors: false,
  strict: true,
  // The library compares each key with each other one; here a map finds them.
  uniqueKeys: false,
  stringKeys: true,
  merge: false,
  version: '1.2',
  schema: 'core',
  logLevel: 'silent',
} as const

function problems(document: Document.Parsed, source: string): readonly FaultDraft[] {
  // A tag is reported once, from the tokens, whether the parser knows it or not.
  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
  return [...document.errors, ...warnings].map(({ code, pos, message }) => {
    if (code === 'BAD_INDENT' && message.includes('end with a')) return yamlFault('OPEN_BRACKET', pos[0])
    const colon = code === 'MULTILINE_IMPLICIT_KEY' ? wideColonIn(source, pos[0]) : null
    return colon === null ? yamlFault(code, pos[0]) : wideColon(colon)
  })
}

/** Where `name：x` has a full-width colon in place of the colon that is missing. */
function wideColonIn(source: string, lineStart: number): number | null {
  const found = /^[^\S\n]*(?:- +)?[^\s：:'"]+(?=：)/.exec(source.slice(lineStart, lineStart + 200))
  return found ? lineStart + found[0].length : null
}

const severalDocuments = (offset: number) =>
  fault(
    offset,
    'yaml-documents',
    both('一个文件里只能有一份章程', 'a file holds one charter only'),
    both('删掉分隔线“---”及其后的内容。', "Remove the separator '---' and what follows it."),
  )

/** Tags, anchors, aliases and directives, wherever they stand. */
function traps(tokens: readonly CST.Token[]): readonly FaultDraft[] {
  const found: FaultDraft[] = []
  const waiting: unknown[] = tokens.toReversed()
  while (waiting.length > 0) {
    const token = waiting.pop()
    // One by one: a list may be longer than the arguments of a call.
    if (Array.isArray(token)) for (const item of token.toReversed()) waiting.push(item)
    else if (typeof token === 'object' && token !== null) {
      const { start, key, sep, value, items, props, end, ...own } = token as Readonly<Record<string, unknown>>
      const trap = 'offset' in own ? trapOf(own['type'], Number(own['offset']), own['source']) : null
      if (trap) found.push(trap)
      waiting.push(end, value, sep, key, items, props, start)
    }
  }
  return found
}

function trapOf(type: unknown, offset: number, source: unknown): FaultDraft | null {
  switch (type) {
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return isClosed(String(source)) ? null : yamlFault('OPEN_QUOTE', offset)
    case 'tag':
      return yamlFault('TAG_RESOLVE_FAILED', offset)
    case 'alias':
      return yamlFault('BAD_ALIAS', offset)
    case 'anchor':
      return fault(
        offset,
        'yaml-anchor',
        both('章程里不能用锚点（&）', 'anchors (&) are not allowed in a charter'),
        both('把整段文字放进引号。', 'Put the whole text in quotes.'),
      )
    case 'directive':
      return fault(
        offset,
        'yaml-directive',
        both('章程里不能用 YAML 指令（%）', 'YAML directives (%) are not allowed in a charter'),
        both('删掉这一行。', 'Remove this line.'),
      )
    default:
      return null
  }
}

/** An open quote swallows the rest of the file: what is missing at its end has been said. */
function dropEnd(faults: FaultDraft[], source: string): void {
  const end = source.trimEnd().length
  const last = faults.findIndex(({ code, offset }) => code === 'yaml-missing' && offset >= end)
  if (last >= 0) faults.splice(last, 1)
}

function isClosed(quoted: string): boolean {
  const sign = quoted[0] ?? ''
  const inside = quoted.slice(1)
  if (!inside.endsWith(sign)) return false
  // Escaped, it belongs to the text: one behind a backslash, or a pair of single ones.
  const escapes = sign === '"' ? /\\*(?="$)/.exec(inside) : /'*(?='$)/.exec(inside)
  return (escapes?.[0].length ?? 0) % 2 === 0
}

/** After the first fault of a line, what the parser makes of the rest of it is guesswork. */
function onePerLine(faults: readonly FaultDraft[], place: ParsedYaml['place']): readonly FaultDraft[] {
  const lines = new Set<number>()
  return faults
    .toSorted((a, b) => a.offset - b.offset)
    .filter(({ offset }) => {
      const { line } = place(offset)
      if (lines.has(line)) return false
      lines.add(line)
      return true
    })
}

class TreeReader {
  readonly faults: FaultDraft[] = []
  readonly #source: string

  constructor(source: string) {
    this.#source = source
  }

  read(node: unknown, from: number, depth = 0): Tree {
    if (depth > DEEPEST) {
      if (!this.faults.some(({ code }) => code === 'too-deep')) {
        this.faults.push(yamlFault('RESOURCE_EXHAUSTION', from))
      }
      return nothing(from)
    }
    if (isMap(node)) {
      const [start, end] = node.range ?? [from, from]
      return { kind: 'map', entries: this.#entries(node.items, start, depth), start, end }
    }
    if (isSeq(node)) {
      const [start, end] = node.range ?? [from, from]
      const items = node.items.map((item) => this.read(item, startOf(item) ?? start, depth + 1))
      return { kind: 'list', items, start, end }
    }
    if (isAlias(node)) return nothing(node.range?.[0] ?? from)
    return isScalar(node) ? this.#scalar(node, from) : nothing(from)
  }

  #entries(pairs: readonly unknown[], start: number, depth: number): ReadonlyMap<string, TreeEntry> {
    const entries = new Map<string, TreeEntry>()
    for (const pair of pairs) {
      if (!isPair(pair)) continue
      // Any other key is a fault already.
      if (!isScalar(pair.key)) continue
      const key = String(pair.key.value)
      const keyStart = pair.key.range?.[0] ?? start
      const trap = entries.has(key) ? yamlFault('DUPLICATE_KEY', keyStart) : trapOfKey(key, keyStart)
      if (trap) this.faults.push(trap)
      entries.set(key, { key, keyStart, value: this.read(pair.value, keyStart, depth + 1) })
    }
    return entries
  }

  #scalar(node: Scalar, from: number): TreeScalar {
    const [start, end] = node.range ?? [from, from]
    const value = node.value
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
    const style = styleOf(node.type)
    // An empty value has no place of its own: its key does.
    if (style === 'plain' && this.#source.slice(start, end) === '') return nothing(from)
    return { kind: 'scalar', value: plain, style, start, end }
  }
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

const nothing = (at: number): TreeScalar => ({
  kind: 'scalar',
  value: null,
  style: 'plain',
  start: at,
  end: at,
})

function trapOfKey(key: string, offset: number): FaultDraft | null {
  if (key === '<<') {
    return fault(
      offset,
      'yaml-merge',
      both('章程里不能用合并键（<<）', 'merge keys (<<) are not allowed in a charter'),
      both('把要用的字段直接写出来。', 'Write the fields out.'),
    )
  }
  if (key === '__proto__') {
    return fault(
      offset,
      'yaml-key',
      both('“__proto__”不能用作名字', "'__proto__' cannot be a name"),
      both('换一个名字。', 'Choose another name.'),
    )
  }
  if (/^[\u00a0\u3000]/.test(key)) return wideSpace(offset)
  return key.includes('：') ? wideColon(offset + key.indexOf('：')) : null
}

const wideSpace = (offset: number) =>
  fault(
    offset,
    'yaml-wide-space',
    both('这一行用全角空格缩进，YAML 不认', 'this line is indented with a space that YAML does not know'),
    both('改用半角空格。', 'Indent with plain spaces.'),
  )

const wideColon = (offset: number) =>
  fault(
    offset,
    'yaml-wide-colon',
    both('这里是全角冒号“：”', "this is a full-width colon '：'"),
    both('改成半角冒号，后面空一格。', "Write ':' followed by a space."),
  )

function styleOf(type: Scalar.Type | undefined): TreeScalar['style'] {
  switch (type) {
    case 'QUOTE_SINGLE':
      return 'single'
    case 'QUOTE_DOUBLE':
      return 'double'
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block'
    default:
      return 'plain'
  }
}
