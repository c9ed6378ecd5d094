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
  const faults = [...traps(tokens), ...documents.flatMap((document) => problems(document))]
  const [first, second] = documents
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
  uniqueKeys: true,
  stringKeys: true,
  merge: false,
  version: '1.2',
  schema: 'core',
  logLevel: 'silent',
} as const

function problems(document: Document.Parsed): readonly FaultDraft[] {
  // A tag is reported once, from the tokens, whether the parser knows it or not.
  const warnings = document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED')
  return [...document.errors, ...warnings].map(({ code, pos }) => yamlFault(code, pos[0]))
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
    if (Array.isArray(token)) waiting.push(...token.toReversed())
    else if (typeof token === 'object' && token !== null) {
      const trap = 'type' in token && 'offset' in token ? trapOf(token.type, Number(token.offset)) : null
      if (trap) found.push(trap)
      const { start, key, sep, value, items, props, end } = token as Readonly<Record<string, unknown>>
      waiting.push(end, value, sep, key, items, props, start)
    }
  }
  return found
}

function trapOf(type: unknown, offset: number): FaultDraft | null {
  switch (type) {
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
      )
    default:
      return null
  }
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
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      const keyStart = isScalar(pair.key) ? (pair.key.range?.[0] ?? start) : start
      if (key === '<<') this.faults.push(mergeKey(keyStart))
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

const mergeKey = (offset: number) =>
  fault(
    offset,
    'yaml-merge',
    both('合并键（<<）不能用在章程里', 'merge keys (<<) are not allowed in a charter'),
    both('把要用的字段直接写出来。', 'Write the fields out.'),
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
