/** Spans of time as charters write them: `30s`, `10m`, `24h`, `7d`. */
export const SPAN_UNITS = ['s', 'm', 'h', 'd'] as const
export type SpanUnit = (typeof SPAN_UNITS)[number]

export interface Span {
  readonly count: number
  readonly unit: SpanUnit
}

/** null for what is no single number with a unit. */
export function readSpan(text: string): Span | null {
  const [, count, unit] = /^(\d{1,6})\s*([smhd])$/.exec(text.trim()) ?? []
  const known = SPAN_UNITS.find((one) => one === unit)
  return count === undefined || known === undefined ? null : { count: Number(count), unit: known }
}

export const writeSpan = ({ count, unit }: Span): string => `${count}${unit}`
