/** Which rule stands at a place of the text, and where a rule stands. */
import { isMap, isSeq } from 'yaml'
import type { Schemas } from '../../../shell/api/contract.ts'
import { blocksOf } from '../../parts/document/lines.ts'
import { extentOf, nodeAt } from '../../parts/document/read.ts'
import type { Extent, Reading } from '../../parts/document/read.ts'

/** Where each rule stands, in their order. */
export function rulePlaces(reading: Reading): readonly Extent[] {
  const list = nodeAt(reading, ['rules'])
  if (!isSeq(list)) return []
  if (list.flow !== true) return blocksOf(reading.source, list)
  return list.items.flatMap((item) => (isMap(item) ? (extentOf(reading.source, item) ?? []) : []))
}

export function ruleAt(places: readonly Extent[], offset: number): number | null {
  const found = places.findIndex(({ start, end }) => start <= offset && offset <= end)
  return found < 0 ? null : found
}

export function offsetOf(source: string, line: number, column: number): number {
  let start = 0
  for (let passed = 1; passed < line; passed += 1) {
    const next = source.indexOf('\n', start)
    if (next < 0) return source.length
    start = next + 1
  }
  return Math.min(source.length, start + column - 1)
}

export function faultsByRule(
  places: readonly Extent[],
  source: string,
  faults: readonly Schemas['CharterFault'][],
): ReadonlyMap<number, readonly Schemas['CharterFault'][]> {
  const byRule = new Map<number, Schemas['CharterFault'][]>()
  for (const fault of faults) {
    const rule = ruleAt(places, offsetOf(source, fault.line, fault.column))
    if (rule !== null) byRule.set(rule, [...(byRule.get(rule) ?? []), fault])
  }
  return byRule
}
