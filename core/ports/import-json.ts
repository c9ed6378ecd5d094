/** Picks records out of a JSON document that streams by, so that only one of them is in memory. */
import type { JsonToken } from './import.ts'

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export interface JsonObject {
  [key: string]: JsonValue
}

export interface JsonVisitor {
  /** Whether the value at this path is a record. Paths are keys joined by `/`, `*` for each element of a list. */
  readonly isRecord: (path: string) => boolean
  readonly onRecord: (path: string, value: JsonValue) => void
  /** A plain value outside of records. */
  readonly onValue: (path: string, value: string | number | boolean | null) => void
  /** An object or list outside of records begins. */
  readonly onOpen: (path: string) => void
}

interface Frame {
  readonly path: string
  readonly isList: boolean
  key: string
}

/** Takes tokens one after another and tells the visitor what they mean. */
export class JsonWalker {
  readonly #visitor: JsonVisitor
  readonly #frames: Frame[] = []
  /** The containers of the record that is being put together, outermost first; empty outside of records. */
  readonly #open: (JsonValue[] | JsonObject)[] = []
  readonly #keys: string[] = []
  #key = ''

  constructor(visitor: JsonVisitor) {
    this.#visitor = visitor
  }

  take(token: JsonToken): void {
    switch (token.name) {
      case 'startObject':
        return this.#start({}, false)
      case 'startArray':
        return this.#start([], true)
      case 'endObject':
      case 'endArray':
        return this.#end()
      case 'keyValue':
        return this.#takeKey(String(token.value))
      case 'numberValue':
        return this.#put(numberOf(String(token.value)))
      case 'stringValue':
      case 'trueValue':
      case 'falseValue':
      case 'nullValue':
        return this.#put(token.value ?? null)
      default:
    }
  }

  #path(): string {
    const frame = this.#frames.at(-1)
    if (!frame) return ''
    const step = frame.isList ? '*' : frame.key
    return frame.path === '' ? step : `${frame.path}/${step}`
  }

  #takeKey(key: string): void {
    const frame = this.#frames.at(-1)
    if (this.#open.length > 0) this.#key = key
    else if (frame) frame.key = key
  }

  #start(container: JsonValue[] | JsonObject, isList: boolean): void {
    if (this.#open.length > 0) {
      this.#add(container)
      this.#keys.push(this.#key)
      this.#open.push(container)
      return
    }
    const path = this.#path()
    if (this.#visitor.isRecord(path)) this.#open.push(container)
    else {
      this.#visitor.onOpen(path)
      this.#frames.push({ path, isList, key: '' })
    }
  }

  #end(): void {
    const record = this.#open.pop()
    if (record === undefined) this.#frames.pop()
    else if (this.#open.length === 0) this.#visitor.onRecord(this.#path(), record)
    else this.#key = this.#keys.pop() ?? ''
  }

  #put(value: string | number | boolean | null): void {
    if (this.#open.length > 0) return this.#add(value)
    const path = this.#path()
    if (this.#visitor.isRecord(path)) this.#visitor.onRecord(path, value)
    else this.#visitor.onValue(path, value)
  }

  #add(value: JsonValue): void {
    const parent = this.#open.at(-1)
    if (Array.isArray(parent)) parent.push(value)
    // As with JSON.parse, this one key becomes a plain property; for the others assignment is much faster.
    else if (this.#key === '__proto__') Object.defineProperty(parent ?? {}, this.#key, { value, ...OPEN })
    else if (parent) parent[this.#key] = value
  }
}

const OPEN = { writable: true, enumerable: true, configurable: true }

/** Whole numbers that a double cannot hold stay text, so that ids keep their digits. */
function numberOf(digits: string): number | string {
  const value = Number(digits)
  return Number.isSafeInteger(value) || !/^-?\d+$/.test(digits) ? value : digits
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field as text: numbers too, since exporters write ids either way; undefined when absent, null or empty. */
export function textField(record: JsonObject, key: string): string | undefined {
  const value = record[key]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function numberField(record: JsonObject, key: string): number | undefined {
  const value = record[key]
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : undefined
}

/** No calendar goes further, in milliseconds. */
const LAST_INSTANT = 8.64e15

/** Seconds since 1970 as an instant; undefined when absent, no number, or beyond any calendar. */
export function secondsField(record: JsonObject, key: string): number | undefined {
  return instantWithin((numberField(record, key) ?? Number.NaN) * 1_000)
}

/** Milliseconds since 1970 as an instant; undefined when absent, no number, or beyond any calendar. */
export function millisecondsField(record: JsonObject, key: string): number | undefined {
  return instantWithin(numberField(record, key) ?? Number.NaN)
}

function instantWithin(at: number): number | undefined {
  return Math.abs(at) <= LAST_INSTANT ? Math.round(at) : undefined
}

export function listField(record: JsonObject, key: string): readonly JsonValue[] {
  const value = record[key]
  return Array.isArray(value) ? value : []
}

/** One JSON object of a line; null when the line is none. */
export function parseObject(line: string): JsonObject | null {
  try {
    const value: JsonValue = JSON.parse(line)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
