/** Where YAML itself is at fault, so that what only follows from it is not said as well. */
import type { FaultDraft } from './fault.ts'
import { entriesOf, itemsOf, type Tree } from './tree.ts'
import type { ParsedYaml } from './yaml.ts'

/** The text is left whole by these: only what stands there is refused. */
const WHOLE = new Set([
  'yaml-tag',
  'yaml-anchor',
  'yaml-alias',
  'yaml-merge',
  'yaml-directive',
  'yaml-escape',
  'duplicate-key',
])
/** What is said of a map that lacks something: guesswork when YAML lost a part of it. */
const LACKING = new Set(['missing-field', 'nothing-to-do'])

/** What is said of a whole text on the line, wherever in it YAML failed. */
const RESTS_ON_THE_LINE = /^(?:condition-|unknown-field$)/

export class BrokenLines {
  readonly #place: ParsedYaml['place']
  /** The first fault of each line. */
  readonly #faults = new Map<number, number>()
  readonly #torn: readonly number[]
  readonly #maps: ReadonlyMap<number, number>

  constructor({ faults, place, tree }: ParsedYaml) {
    this.#place = place
    for (const { offset } of faults) {
      const { line } = place(offset)
      this.#faults.set(line, Math.min(offset, this.#faults.get(line) ?? Infinity))
    }
    this.#torn = faults.filter(({ code }) => !WHOLE.has(code)).map(({ offset }) => place(offset).line)
    this.#maps = new Map(tree === null || this.#torn.length === 0 ? [] : endsOf(tree))
  }

  /** Whether a fault of YAML is the reason for this one. */
  explain({ offset, code }: FaultDraft): boolean {
    const { line } = this.#place(offset)
    const earlier = this.#faults.get(line)
    if (earlier !== undefined && (earlier <= offset || RESTS_ON_THE_LINE.test(code))) return true
    if (this.#torn.length === 0) return false
    if (code === 'wrong-type') return this.#torn.includes(line + 1)
    const end = LACKING.has(code) ? this.#maps.get(offset) : undefined
    if (end === undefined) return false
    // What tore the map often stands just behind the part that is left.
    const last = this.#place(end).line + 1
    return this.#torn.some((torn) => torn >= line && torn <= last)
  }
}

/** Start and end of each map of the tree. */
function endsOf(tree: Tree): readonly (readonly [start: number, end: number])[] {
  if (tree.kind === 'scalar') return []
  if (tree.kind === 'list') return itemsOf(tree).flatMap(endsOf)
  return [...entriesOf(tree).flatMap(({ value }) => endsOf(value)), [tree.start, tree.end] as const]
}
