/** Spans such as `10m`: a number and its unit. */
export const UNITS = ['s', 'm', 'h', 'd'] as const
export type Unit = (typeof UNITS)[number]

export interface Span {
  readonly amount: number
  readonly unit: Unit
}

export function readSpan(text: string): Span | null {
  const found = /^(\d+)([smhd])$/.exec(text)
  const unit = UNITS.find((one) => one === found?.[2])
  return found && unit ? { amount: Number(found[1]), unit } : null
}
