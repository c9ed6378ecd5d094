/** One message of a text or Markdown file: its quote, words, reactions and attachments. */
import type { Part } from '../../core/chat/message.ts'
import { skipped, type ImportedRecord } from '../../core/ports/import.ts'
import type { Head } from './head.ts'
import { attachment, messageRecord, type Where } from './message.ts'

const MOST_NAME = 120
const DELETED = '(This message was deleted)'
const REACTIONS = /^\(- (.+) -\)$/
const STICKER = /^\(\( (.{0,80}) \)\)$/
const ATTACHED = /!?\[([^\]\n]{1,255})\]\(\.\/media\/[^)\n]{1,1000}\)(?: {2})?/g

export function textRecord(head: Head, more: readonly string[], where: Where): ImportedRecord {
  const { name, text } = authored(head.rest)
  const lines = [text, ...more].map((line) => (line.endsWith('  ') ? line.slice(0, -2) : line))
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  if (lines.length === 1 && lines[0] === DELETED) return skipped(where.place, 'recall-of-unknown-message')
  const reactions = lines.flatMap((line) => reactionsOf(line))
  const words = unquoted(lines.filter((line) => reactionsOf(line).length === 0))
  return messageRecord({ wall: head.wall, sender: name, parts: partsOf(words), reactions }, where)
}

function authored(rest: string): { readonly name: string; readonly text: string } {
  const spaced = rest.indexOf(': ')
  const cut = spaced > 0 && spaced <= MOST_NAME ? spaced : rest.indexOf(':')
  if (cut <= 0 || cut > MOST_NAME) return { name: '', text: rest }
  return { name: rest.slice(0, cut), text: rest.slice(rest.charAt(cut + 1) === ' ' ? cut + 2 : cut + 1) }
}

/** What is answered is quoted between blank lines, and does not say which message it was. */
function unquoted(lines: readonly string[]): readonly string[] {
  if (lines[0] !== '' || lines[1] !== '' || lines[2]?.startsWith('> ') !== true) return lines
  let end = 2
  while (lines[end]?.startsWith('> ') === true) end++
  while (lines[end] === '') end++
  return lines.slice(end)
}

function reactionsOf(line: string): { readonly name: string; readonly emoji: string }[] {
  const inner = REACTIONS.exec(line)?.[1]
  if (inner === undefined) return []
  return inner.split(', ').flatMap((given) => {
    const cut = given.lastIndexOf(': ')
    return cut <= 0 ? [] : [{ name: given.slice(0, cut), emoji: given.slice(cut + 2) }]
  })
}

function partsOf(lines: readonly string[]): Part[] {
  const stickers = lines.flatMap((line): Part[] => {
    const name = STICKER.exec(line)?.[1]
    return name === undefined ? [] : [{ type: 'sticker', name }]
  })
  const said = stickers.length === 0 ? lines : lines.filter((line) => !STICKER.test(line))
  const files = said.flatMap((line) => [...line.matchAll(ATTACHED)].map(([, name = '']) => attachment(name)))
  const text = said.map((line) => (files.length === 0 ? line : line.replace(ATTACHED, ''))).join('\n')
  return [...(text === '' ? [] : [{ type: 'text', text } satisfies Part]), ...stickers, ...files]
}
