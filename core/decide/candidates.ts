/** Which rules of a trigger can possibly be met by an event: found without judging any condition. */
import type { EvaluationContext } from '../rules/conditions/context.ts'
import type { Marks, Step, TriggerIndex } from './charter-index.ts'

/** Facts report no more matches than this: a text with so many may hold words that are not among them. */
const MATCH_LIMIT = 1000
const ROUNDS = 2 ** 31 - 2

/**
 * Places of the rules to judge, in document order. A rule that is left out cannot be met; one that is in
 * may or may not be.
 */
export function candidates(index: TriggerIndex, context: EvaluationContext): readonly number[] {
  const { marks, words, flags, thresholds, levels } = index
  if (words.size + flags.length + thresholds.length + levels.length === 0) return index.always
  const { facts } = context
  if (facts !== null && words.size > 0 && facts.words.length >= MATCH_LIMIT) return index.all
  startRound(marks)
  const found: number[] = []
  wakeAll(index.always, marks, found)
  if (words.size > 0 && facts !== null) {
    for (const { word } of facts.words) {
      const rules = words.get(word)
      if (rules !== undefined) wakeAll(rules, marks, found)
    }
  }
  for (const flag of flags) if (flag.test(context)) wakeAll(flag.rules, marks, found)
  for (const { read, steps } of thresholds) {
    const value = context.reads[read]
    wakeUpTo(typeof value === 'number' ? value : Infinity, steps, marks, found)
  }
  if (facts !== null) {
    for (const { level, steps } of levels) wakeUpTo(level(facts), steps, marks, found)
  }
  return found.length > 1 ? found.sort(ascending) : found
}

const ascending = (a: number, b: number) => a - b

function wakeAll(rules: readonly number[], marks: Marks, found: number[]): void {
  for (let i = 0; i < rules.length; i++) wake(rules[i]!, marks, found)
}

function wakeUpTo(value: number, steps: readonly Step[], marks: Marks, found: number[]): void {
  for (const { least, rule } of steps) {
    if (value < least) return
    wake(rule, marks, found)
  }
}

function wake(rule: number, marks: Marks, found: number[]): void {
  if (marks.woken[rule] === marks.round) return
  marks.woken[rule] = marks.round
  found.push(rule)
}

function startRound(marks: Marks): void {
  marks.round++
  if (marks.round < ROUNDS) return
  marks.woken.fill(0)
  marks.round = 1
}
