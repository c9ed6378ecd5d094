/** Rich messages are trees of blocks and marked texts: their words, links and mentions in reading order. */
import type { RichMessage } from 'grammy/types'
import type { Part } from '../../core/chat/message.ts'
import { userNative } from './ids.ts'

const DEEPEST = 40
/** Fields that hold words; others hold formats, addresses of files and the like. */
const WORDS = new Set([
  'text',
  'alternative_text',
  'expression',
  'caption',
  'credit',
  'summary',
  'label',
  'title',
])

export function richParts(message: RichMessage): Part[] {
  const parts: Part[] = []
  for (const block of message.blocks) {
    if (parts.length > 0) add(parts, '\n')
    walk(block, parts, 0)
  }
  return parts
}

/** Looks into whatever comes: blocks of newer kinds have their words in the same fields. */
function walk(node: unknown, parts: Part[], depth: number): void {
  if (depth > DEEPEST) return
  if (typeof node === 'string') add(parts, node)
  else if (Array.isArray(node)) for (const item of node) walk(item, parts, depth + 1)
  else if (typeof node === 'object' && node !== null) walkObject(node, parts, depth)
}

function walkObject(node: object, parts: Part[], depth: number): void {
  const inside: Part[] = []
  for (const [field, value] of Object.entries(node)) {
    if (typeof value === 'string' ? WORDS.has(field) : field !== 'user') walk(value, inside, depth + 1)
  }
  const words = inside.map((part) => (part.type === 'text' ? part.text : '')).join('')
  const marked = markedPart(node, words)
  if (marked !== null) {
    parts.push(marked)
    return
  }
  for (const part of inside) {
    if (part.type === 'text') add(parts, part.text)
    else parts.push(part)
  }
}

function markedPart(node: object, words: string): Part | null {
  if ('url' in node && typeof node.url === 'string') return { type: 'link', url: node.url, text: words }
  const type = 'type' in node ? node.type : null
  const name = words.replace(/^@/, '')
  if (type === 'mention') return { type: 'mention', name }
  if (type !== 'text_mention' || !('user' in node)) return null
  const { user } = node
  if (typeof user !== 'object' || user === null || !('id' in user) || typeof user.id !== 'number') return null
  return { type: 'mention', native: userNative({ id: user.id }), name }
}

function add(parts: Part[], text: string): void {
  const last = parts.at(-1)
  if (last?.type === 'text') parts[parts.length - 1] = { type: 'text', text: last.text + text }
  else if (text !== '') parts.push({ type: 'text', text })
}
