/** Parameters of a call, checked as the Bot API does. */
import { TgRefusal } from './shapes.ts'

export type Parameters = Readonly<Record<string, unknown>>

export function numberOf(given: Parameters, name: string): number {
  const value = given[name]
  const read = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof read !== 'number' || !Number.isSafeInteger(read)) {
    throw new TgRefusal(400, `Bad Request: parameter "${name}" is required`)
  }
  return read
}

export function numberOr(given: Parameters, name: string, fallback: number): number {
  return given[name] === undefined ? fallback : numberOf(given, name)
}

export function objectOf(given: Parameters, name: string): Parameters {
  const value = given[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TgRefusal(400, `Bad Request: can't parse ${name}: expected an Object`)
  }
  return { ...value }
}

export function textsOf(given: Parameters, name: string): readonly string[] | null {
  const value = given[name]
  if (value === undefined) return null
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new TgRefusal(400, `Bad Request: can't parse ${name}: expected an Array of String`)
  }
  return value
}
