/** Hand-written shapes of message parts: on the hot path a schema library would cost more than deciding. */
import { KNOWN_TYPES } from '../../core/chat/message.ts'
import type { PartType } from '../../core/chat/message.ts'

type Kind = 'string' | 'number' | 'boolean' | 'array'
interface Shape {
  readonly required?: string
  readonly optional: readonly (readonly [field: string, kind: Kind])[]
}

const media: Shape['optional'] = [
  ['url', 'string'],
  ['name', 'string'],
  ['size', 'number'],
]
const timed: Shape['optional'] = [...media, ['seconds', 'number']]

const SHAPES: Readonly<Record<PartType, Shape>> = {
  text: { required: 'text', optional: [] },
  mention: {
    optional: [
      ['native', 'string'],
      ['name', 'string'],
      ['all', 'boolean'],
    ],
  },
  link: { required: 'url', optional: [['text', 'string']] },
  image: { optional: media },
  voice: { optional: timed },
  video: { optional: timed },
  file: { optional: media },
  sticker: { optional: [['name', 'string']] },
  contact: {
    optional: [
      ['name', 'string'],
      ['native', 'string'],
    ],
  },
  'mini-program': {
    optional: [
      ['title', 'string'],
      ['app', 'string'],
    ],
  },
  article: {
    optional: [
      ['title', 'string'],
      ['url', 'string'],
    ],
  },
  location: {
    optional: [
      ['name', 'string'],
      ['latitude', 'number'],
      ['longitude', 'number'],
    ],
  },
  poll: { required: 'question', optional: [['options', 'array']] },
  'red-packet': { optional: [['title', 'string']] },
  forwarded: {
    optional: [
      ['title', 'string'],
      ['items', 'array'],
    ],
  },
}

const KNOWN: ReadonlySet<string> = new Set(KNOWN_TYPES)

/** Whether these are parts whose known types have the fields that facts rely on. */
export function arePartsSound(parts: readonly unknown[]): boolean {
  for (const part of parts) {
    if (!isRecord(part) || typeof part['type'] !== 'string') return false
    if (part['type'] === 'text') {
      if (typeof part['text'] !== 'string') return false
    } else if (KNOWN.has(part['type']) && !fits(part, SHAPES[part['type'] as PartType])) return false
  }
  return true
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fits(part: Readonly<Record<string, unknown>>, shape: Shape): boolean {
  if (shape.required !== undefined && typeof part[shape.required] !== 'string') return false
  return shape.optional.every(([field, kind]) => {
    const value = part[field]
    if (value === undefined) return true
    if (kind === 'array') return Array.isArray(value) && value.every(isListItem)
    return typeof value === kind
  })
}

function isListItem(item: unknown): boolean {
  if (typeof item === 'string') return true
  if (!isRecord(item)) return false
  const { name, text } = item
  return (name === undefined || typeof name === 'string') && (text === undefined || typeof text === 'string')
}
