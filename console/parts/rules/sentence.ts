/** A rule as one sentence: words that can be changed, and what holds them together. */
import type { Plain } from '../document/write.ts'
import { actOf, fieldOfMap, itemsOf, textIn, triggerOf } from './forms.ts'
import type { CharterForms } from './forms.ts'

export interface Piece {
  readonly text: string
  /** The field of the rule that the word changes; null = only glue. */
  readonly field: string | null
  /** What the word says in full: a text that is told. */
  readonly aside?: string
}

/** Glue between the words, in the language of the page. */
export interface Glue {
  readonly when: string
  readonly in: string
  readonly if: string
  readonly so: string
  readonly and: string
  readonly comma: string
  readonly again: string
  readonly nothing: string
  readonly end: string
  readonly unknown: string
}

export interface Voice {
  readonly forms: CharterForms
  readonly language: string
  readonly glue: Glue
  /** A condition in words, or null where there are none. */
  readonly condition: (source: string) => string | null
  /** Days and time of a schedule in words. */
  readonly schedule: (written: string) => string
  /** `10m` in words. */
  readonly span: (written: string) => string
}

export function sentenceOf(rule: Plain, voice: Voice): readonly Piece[] {
  const { forms, glue } = voice
  const when = fieldOfMap(rule, 'when')
  const every = textIn(fieldOfMap(when, 'every'), '')
  const trigger = triggerOf(forms, when)
  const moment = every === '' ? (trigger?.phrase ?? glue.unknown) : voice.schedule(every)
  const kinds = itemsOf(fieldOfMap(rule, 'kinds')).map((kind) => textIn(kind, ''))
  const condition = textIn(fieldOfMap(rule, 'if'), '')
  const acts = actPieces(itemsOf(fieldOfMap(rule, 'do')), 'do', voice)
  const steps = actPieces(itemsOf(fieldOfMap(fieldOfMap(rule, 'escalate'), 'steps')), 'escalate', voice)
  return [
    plain(glue.when),
    { text: moment, field: 'when' },
    ...(kinds.length > 0 ? [plain(glue.in), { text: kinds.join(glue.comma), field: 'kinds' }] : []),
    ...(condition === ''
      ? []
      : [plain(glue.if), { text: voice.condition(condition) ?? condition, field: 'if' }]),
    plain(glue.so),
    ...(acts.length > 0 ? acts : [{ text: glue.nothing, field: 'do' }]),
    ...(steps.length > 0 ? [plain(glue.again), ...steps] : []),
    plain(glue.end),
  ]
}

const plain = (text: string): Piece => ({ text, field: null })

function actPieces(items: readonly Plain[], field: string, voice: Voice): readonly Piece[] {
  return items.flatMap((item, place) => {
    const act = actOf(item)
    const form = voice.forms.acts.find(({ kind }) => kind === act?.kind)
    const text = act === null ? '' : asideOf(act.value, form?.fields[0]?.shape ?? 'text', voice)
    const joiner = place === 0 ? [] : [plain(place === items.length - 1 ? voice.glue.and : voice.glue.comma)]
    const word = { text: form?.phrase ?? act?.kind ?? voice.glue.unknown, field }
    return [...joiner, text === '' ? word : { ...word, aside: text }]
  })
}

/** What an act says or carries, in short. */
function asideOf(value: Plain, shape: string, { language, span }: Voice): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string' && shape !== 'localized') return shape === 'duration' ? span(value) : value
  const first = textIn(value, language)
  if (first !== '') return first
  const amount = fieldOfMap(value, 'amount')
  return typeof amount === 'number' ? String(amount) : ''
}
