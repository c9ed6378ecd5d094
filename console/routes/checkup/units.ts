/** Figures of the checkup as people read them, by their units. */
import type { Formats } from '../../ui/formats.ts'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../../locale/words.ts'
import type { Unit } from './queries.ts'

export type InUnit = (value: number, unit: Unit) => string

export function useUnits(): InUnit {
  const t = useWords('checkup')
  const format = useFormat()
  return (value, unit) => {
    const plain = plainly(format, value, unit)
    if (plain !== null) return plain
    if (unit === 'per-week' || unit === 'per-100' || unit === 'hours-a-week' || unit === 'days') {
      return t(`units.${unit}`, { value: format.number(value) })
    }
    return format.number(value)
  }
}

function plainly(format: Formats, value: number, unit: Unit): string | null {
  if (unit === 'share') return format.percent(value)
  if (unit === 'milliseconds') return format.duration(value)
  if (unit === 'gini' || unit === 'ratio') return value.toFixed(2)
  return unit === 'count' || unit === 'messages' || unit === 'people' ? format.compact(value) : null
}
