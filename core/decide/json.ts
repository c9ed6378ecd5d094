/** Reading stored JSON back: each step says what it expected. Ids become branded again where they are read. */

export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new Error(`Stored JSON holds ${typeof value} where a list belongs.`)
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Error(`Stored JSON holds ${typeof value} where an object belongs.`)
}

export function asNumber<Kind extends number = number>(value: unknown): Kind {
  if (typeof value === 'number') return value as Kind
  throw new Error(`Stored JSON holds ${typeof value} where a number belongs.`)
}

export function asNumberOrNull<Kind extends number = number>(value: unknown): Kind | null {
  return value === null || value === undefined ? null : asNumber<Kind>(value)
}

export function asString<Kind extends string = string>(value: unknown): Kind {
  if (typeof value === 'string') return value as Kind
  throw new Error(`Stored JSON holds ${typeof value} where a text belongs.`)
}

export function asStringOrNull<Kind extends string = string>(value: unknown): Kind | null {
  return value === null || value === undefined ? null : asString<Kind>(value)
}
