/** Plain data as the text of a charter is written by hand: short acts on one line, conditions in quotes. */
import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml'
import type { Plain } from './plain.ts'

/** Longer ones get a line for each field. */
const LONGEST_LINE = 100
/** Fields whose maps and lists stand on one line where they fit. */
const SHORT_FIELDS: ReadonlySet<unknown> = new Set(['when', 'cooldown', 'cap', 'escalate', 'quiet', 'match'])

/** Without a line break at its end. */
export function yamlText(value: Plain): string {
  const document = new Document(value)
  visit(document, {
    Pair: (_, { key, value: inner }) => {
      const name = isScalar(key) ? key.value : null
      if (name === 'if' && isScalar(inner)) inner.type = Scalar.QUOTE_DOUBLE
      if ((isMap(inner) || isSeq(inner)) && SHORT_FIELDS.has(name) && isShort(inner.toJSON()))
        inner.flow = true
      if (name === 'do' && isSeq(inner)) {
        for (const act of inner.items) if (isMap(act) && isShort(act.toJSON())) act.flow = true
      }
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true }).trimEnd()
}

function isShort(value: unknown): boolean {
  const text = JSON.stringify(value)
  return text.length <= LONGEST_LINE && !text.includes(String.raw`\n`)
}

/** Each line moved to the right; empty ones stay empty. */
export function indented(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces))
}

/** A remark above something. */
export const remarkText = (text: string): string => text.replace(/^/gm, '# ')
