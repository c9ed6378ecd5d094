/** A condition as one sentence, for people who will never read CEL. */
import type { TFunction } from 'i18next'
import type { Group, Test, Tree } from './condition.ts'
import { readSpan } from './span.ts'
import { wayOf, type NamedRule, type Term } from './terms.ts'

export type Words = TFunction<['conditions', 'common']>

export interface Speaking {
  readonly terms: ReadonlyMap<string, Term>
  readonly rules?: readonly NamedRule[]
  readonly t: Words
}

/** The whole condition; what always holds says so. */
export function treeInWords({ join, items }: Tree, speaking: Speaking): string {
  const { t } = speaking
  if (items.length === 0) return t('always')
  return items
    .map((item) => (item.type === 'test' ? testInWords(item, speaking) : groupInWords(item, speaking)))
    .join(t(`between.${join}`))
}

function groupInWords({ not, join, items }: Group, speaking: Speaking): string {
  const { t } = speaking
  const inside = items.map((item) => testInWords(item, speaking)).join(t(`between.${join}`))
  return not ? t('notGroup', { inside }) : t('group', { inside })
}

/** One row. */
export function testInWords(test: Test, speaking: Speaking): string {
  const { t } = speaking
  const subject = subjectInWords(test, speaking)
  const way = wayOf(test)
  const value = valueInWords(test, speaking)
  return value === null
    ? t(`said.${way === 'is-not' ? 'is-not' : 'is'}`, { subject })
    : t('compared', { subject, way: t(`ways.${way}`), value })
}

function subjectInWords({ term, args }: Test, speaking: Speaking): string {
  const { terms, t } = speaking
  const form = terms.get(term)
  const label = withinSentence(form?.label ?? term)
  if (args === null || args.length === 0) return label
  const said = args.map((arg, place) => argumentInWords(arg, speaking, form, form?.takes?.[place]))
  return t('subject', { label, args: said.join(t('comma')) })
}

function argumentInWords(
  arg: string | readonly string[],
  { t, rules = [] }: Speaking,
  form: Term | undefined,
  takes: string | undefined,
): string {
  if (typeof arg !== 'string') return arg.map((word) => t('quoted', { text: word })).join(t('comma'))
  if (takes === 'rule') return t('quoted', { text: rules.find(({ id }) => id === arg)?.title ?? arg })
  const choice = form?.values.find(({ value }) => value === arg)
  if (choice) return choice.label
  const span = readSpan(arg)
  return span === null ? t('quoted', { text: arg }) : t(`spans.${span.unit}`, { count: span.count })
}

/** Labels begin with a capital, which within a sentence is small; names keep theirs. */
const withinSentence = (label: string): string =>
  /^[A-Z][a-z]*(?: |$)/.test(label) && !label.startsWith('Folkmoot')
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label

function valueInWords({ term, is }: Test, { terms, t }: Speaking): string | null {
  const labelOf = (text: string) =>
    terms.get(term)?.values.find(({ value }) => value === text)?.label ?? t('quoted', { text })
  if (is.by === 'itself') return null
  if (is.by === 'one-of') return is.texts.map(labelOf).join(t('comma'))
  if (is.by === 'holds') return labelOf(is.text)
  const { value } = is
  switch (value.type) {
    case 'text':
      return labelOf(value.text)
    case 'texts':
      return value.texts.map(labelOf).join(t('comma'))
    default:
      return labelOfNumber(value.value, terms.get(term))
  }
}

function labelOfNumber(value: number, form: Term | undefined): string {
  return form?.values.find((choice) => choice.value === String(value))?.label ?? String(value)
}
