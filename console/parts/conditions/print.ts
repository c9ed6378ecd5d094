/** From a tree to CEL. */
import type { Group, Join, Subject, Test, Tree, Value } from './condition.ts'
import { normal } from './condition.ts'

/** The condition as a charter writes it; empty for one that always holds. */
export function print(tree: Tree): string {
  const { join, items } = normal(tree)
  return items.map((item) => itemOf(item, items.length > 1)).join(JOINS[join])
}

const JOINS: Readonly<Record<Join, string>> = { all: ' && ', any: ' || ' }

function itemOf(item: Test | Group, among: boolean): string {
  if (item.type === 'test') return testOf(item)
  const inside = item.items.map(testOf).join(JOINS[item.join])
  if (item.not) return `!(${inside})`
  return among ? `(${inside})` : inside
}

function testOf(test: Test): string {
  const { is, not } = test
  const subject = subjectOf(test)
  if (is.by === 'itself') return not ? `!${subject}` : subject
  const whole =
    is.by === 'one-of'
      ? `${subject} in ${listOf(is.texts)}`
      : is.by === 'holds'
        ? `${quoted(is.text)} in ${subject}`
        : `${subject} ${is.by} ${valueOf(is.value)}`
  return not ? `!(${whole})` : whole
}

/** What is looked at, as CEL writes it. */
export function subjectOf({ term, args }: Subject): string {
  if (args === null) return term
  return `${term}(${args.map((arg) => (typeof arg === 'string' ? quoted(arg) : listOf(arg))).join(', ')})`
}

function valueOf(value: Value): string {
  switch (value.type) {
    case 'text':
      return quoted(value.text)
    case 'texts':
      return listOf(value.texts)
    case 'int':
      return String(value.value)
    case 'double':
      return /^-?\d+$/.test(String(value.value)) ? `${value.value}.0` : String(value.value)
  }
}

const listOf = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["'", "\\'"],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\\n\r\t]/g, (character) => ESCAPES.get(character) ?? character)}'`
}
