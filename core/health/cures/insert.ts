/**
 * Puts a piece into the text of a charter that may be written by hand: nothing else in it moves, comments
 * least of all.
 */
import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Plain } from './plain.ts'
import { indented, remarkText, yamlText } from './yaml-text.ts'

export interface Piece {
  /** Field of the first level. */
  readonly section: 'words' | 'roles' | 'onboarding' | 'rules' | 'quiet'
  /** Name within the section; null = it is the section itself. Rules have theirs as `id`. */
  readonly name: string | null
  readonly remark: string
  readonly value: Plain
}

/** The text with the piece; the same text where it is there already. */
export function inserted(source: string, piece: Piece): string {
  const document = parseDocument(source)
  const { contents } = document
  if (!isMap(contents) || isThere(contents, piece)) return source
  const section = contents.get(piece.section, true)
  const breaks = source.includes('\r\n') ? '\r\n' : '\n'
  if (!contents.has(piece.section) && isPlainBlock(contents, source)) {
    const text = piece.name === null ? wholeSection(piece) : newSection(piece)
    return `${source.trimEnd()}\n\n${text}\n`.replace(/\r?\n/g, breaks)
  }
  const place = isMap(section) || isSeq(section) ? endOf(section, source) : null
  if (place === null) return rewritten(document, piece)
  const text = indented(entryText(piece), place.indent).replaceAll('\n', breaks)
  const gap = piece.section === 'rules' ? breaks + breaks : breaks
  return source.slice(0, place.end) + gap + text + source.slice(place.end)
}

function isThere(charter: YAMLMap, { section, name }: Piece): boolean {
  const there = charter.get(section)
  if (name === null) return there !== undefined && there !== null
  if (isMap(there)) return there.has(name)
  return isSeq(there) && there.items.some((rule) => isMap(rule) && namesOf(rule).includes(name))
}

function namesOf(rule: YAMLMap): readonly unknown[] {
  const was = rule.get('was')
  return [
    rule.get('id'),
    ...(isSeq(was) ? was.items.map((item) => (isScalar(item) ? item.value : null)) : [was]),
  ]
}

/** Its fields stand on lines of their own, and the file ends with them. */
const isPlainBlock = (charter: YAMLMap, source: string): boolean =>
  charter.flow !== true && charter.items.length > 0 && !/^\.\.\.\s*$/m.test(source)

const wholeSection = ({ section, remark, value }: Piece): string =>
  `${remarkText(remark)}\n${yamlText({ [section]: value })}`

const newSection = (piece: Piece): string => `${piece.section}:\n${indented(entryText(piece), 2)}`

/** An item of the list of rules, or a named entry. */
function entryText({ section, name, remark, value }: Piece): string {
  const text =
    section === 'rules' ? `- ${indented(yamlText(value), 2).trimStart()}` : yamlText({ [name ?? '']: value })
  return `${remarkText(remark)}\n${text}`
}

/** Behind the last entry of a block, and how far its entries stand to the right. */
function endOf(section: YAMLMap | YAMLSeq, source: string): { end: number; indent: number } | null {
  const first: unknown = section.items[0]
  const { range } = section
  if (section.flow === true || first === undefined || !range) return null
  const last = source.slice(0, range[1]).trimEnd().length
  const line = source.indexOf('\n', last)
  const end = line < 0 ? source.length : line - (source[line - 1] === '\r' ? 1 : 0)
  return { end, indent: range[0] - (source.lastIndexOf('\n', range[0] - 1) + 1) }
}

/** Where the writing is too terse to be added to, it is written anew; comments are kept. */
function rewritten(document: Document, { section, name, value }: Piece): string {
  const there = document.get(section)
  if (!isCollection(there)) document.set(section, document.createNode(section === 'rules' ? [] : {}))
  if (name === null) document.set(section, document.createNode(value))
  else if (section === 'rules') document.addIn([section], document.createNode(value))
  else document.setIn([section, name], document.createNode(value))
  return document.toString({ lineWidth: 0 })
}
