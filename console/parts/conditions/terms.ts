/** What rows offer for each term: how it is compared, and with what one begins. */
import type { Schemas } from '../../../shell/api/contract.ts'
import type { Comparison, Test } from './condition.ts'

export type Term = Schemas['TermForm']
export type Forms = Schemas['CharterForms']

/** A rule is known by its title. */
export interface NamedRule {
  readonly id: string
  readonly title: string
}

/** Names of the charter that conditions refer to; empty lists are typed in. */
export interface CharterNames {
  readonly lists: readonly string[]
  readonly rules: readonly NamedRule[]
  readonly kinds: readonly string[]
  readonly roles: readonly string[]
  readonly values: readonly string[]
}

export const NO_NAMES: CharterNames = { lists: [], rules: [], kinds: [], roles: [], values: [] }

/** How a subject is held against a value, as one picks it: the negation belongs to it. */
export type Way = 'is' | 'is-not' | Comparison | 'one-of' | 'not-one-of' | 'holds' | 'holds-not'

const NUMBERS: readonly Way[] = ['>', '>=', '<', '<=', '==', '!=']
const TEXTS: readonly Way[] = ['==', '!=', 'one-of', 'not-one-of']

export function waysFor(term: Term): readonly Way[] {
  switch (term.type) {
    case 'bool':
      return ['is', 'is-not']
    case 'int':
    case 'double':
      return NUMBERS
    case 'list<string>':
      return ['holds', 'holds-not']
    default:
      return TEXTS
  }
}

export function wayOf({ is, not }: Test): Way {
  switch (is.by) {
    case 'itself':
      return not ? 'is-not' : 'is'
    case 'one-of':
      return not ? 'not-one-of' : 'one-of'
    case 'holds':
      return not ? 'holds-not' : 'holds'
    default:
      return not ? OPPOSITE[is.by] : is.by
  }
}

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}

/** The test held in another way; its value is kept where it fits. */
export function inWay(test: Test, way: Way, term: Term): Test {
  const texts = textsIn(test)
  switch (way) {
    case 'is':
    case 'is-not':
      return { ...test, not: way === 'is-not', is: { by: 'itself' } }
    case 'one-of':
    case 'not-one-of':
      return { ...test, not: way === 'not-one-of', is: { by: 'one-of', texts } }
    case 'holds':
    case 'holds-not':
      return { ...test, not: way === 'holds-not', is: { by: 'holds', text: texts[0] ?? '' } }
    default: {
      const before = 'value' in test.is ? test.is.value : null
      const fits = before !== null && (term.type === 'string') === (before.type === 'text')
      return { ...test, not: false, is: { by: way, value: fits ? before : firstValue(term, texts[0]) } }
    }
  }
}

function textsIn({ is }: Test): readonly string[] {
  if (is.by === 'one-of') return is.texts
  if (is.by === 'holds') return [is.text]
  return 'value' in is && is.value.type === 'text' ? [is.value.text] : []
}

function firstValue(term: Term, text = term.values[0]?.value ?? '') {
  if (term.type === 'int') return { type: 'int', value: boundsOf(term).first } as const
  if (term.type === 'double') return { type: 'double', value: 0.8 } as const
  return { type: 'text', text } as const
}

/** A row to begin with. */
export function startTest(term: Term): Test {
  const args = term.takes?.map((takes) => firstArgument(takes, term)) ?? null
  const bare: Test = { type: 'test', not: false, term: term.name, args, is: { by: 'itself' } }
  const [way = 'is'] = waysFor(term)
  return inWay(bare, way, term)
}

function firstArgument(takes: NonNullable<Term['takes']>[number], term: Term): string | readonly string[] {
  if (takes === 'words') return []
  if (takes === 'span') return '1h'
  return takes === 'part' ? (term.values[0]?.value ?? 'image') : ''
}

/** Whole numbers that make sense for a term, and the one to begin with. */
export function boundsOf(term: Term): {
  readonly least: number
  readonly most: number
  readonly first: number
} {
  if (term.name === 'time.hour') return { least: 0, most: 23, first: 22 }
  if (term.name === 'time.weekday') return { least: 1, most: 7, first: 6 }
  if (term.name === 'member.minutes_here') return { least: -1, most: 1_000_000, first: 60 }
  if (term.name === 'member.points') return { least: -1_000_000, most: 1_000_000, first: 10 }
  return { least: 0, most: 1_000_000, first: term.name.startsWith('counts.') ? 3 : 7 }
}

/** Whether a row still lacks something before it can be judged. */
export function isUnfinished({ args, is }: Test): boolean {
  if ((args ?? []).some((arg) => arg.length === 0)) return true
  if (is.by === 'one-of') return is.texts.length === 0
  if (is.by === 'holds') return is.text === ''
  return false
}
