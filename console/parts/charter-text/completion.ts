/** What can be written at a place of a charter, from the descriptions: names, values, terms, placeholders. */
import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import { choicesFor, groupValuesOf } from '../rules/charter-context.ts'
import type { CharterForms, FieldForm } from '../rules/forms.ts'
import { fieldAt, fieldsBelow, nameOf } from '../rules/forms.ts'
import type { Plain } from '../document/write.ts'
import { placesFor } from '../rules/localized-input.tsx'
import { termUse } from './help.ts'
import { formPlace } from './form-place.ts'
import { placeAt } from './place.ts'

export interface Known {
  readonly forms: CharterForms
  /** The charter as it was when it could last be read. */
  readonly charter: Plain
}

export function completionFor(known: () => Known): CompletionSource {
  return (context) => {
    const source = context.state.doc.toString()
    const { path, at } = placeAt(source, context.pos)
    const { forms, charter } = known()
    const place = formPlace(forms, path)
    const field = place.act ? null : fieldAt(forms, place.at)
    if (field?.shape === 'condition') return terms(context, forms, triggerAt(source, context.pos))
    if (place.texts) {
      const hit = placeholders(
        context,
        forms,
        charter,
        path[0] === 'rules' ? triggerAt(source, context.pos) : 'welcome',
      )
      if (hit) return hit
    }
    const word = context.matchBefore(/[\p{L}\p{N}_-]*/u)
    if (!word || (word.from === word.to && !context.explicit && !/[{[,:]\s?$/.test(before(context))))
      return null
    const options =
      at === 'key' ? keys(forms, place.at, place.acts) : values(forms, charter, place.acts, field)
    return options.length === 0 ? null : { from: word.from, options }
  }
}

const before = (context: CompletionContext) =>
  context.state.sliceDoc(Math.max(0, context.pos - 2), context.pos)

function keys(forms: CharterForms, at: string, acts: boolean): readonly Completion[] {
  if (acts) return actWords(forms)
  return fieldsBelow(forms, at)
    .filter((field) => nameOf(field) !== '*')
    .map((field) => ({
      label: nameOf(field),
      detail: field.label,
      info: field.help,
      type: 'property',
      apply: `${nameOf(field)}: `,
      boost: field.required ? 1 : 0,
    }))
}

const actWords = (forms: CharterForms): readonly Completion[] =>
  forms.acts.map(({ kind, label, help, example }) => ({
    label: kind,
    detail: label,
    info: help,
    type: 'function',
    apply: example.startsWith('{') ? example : kind,
  }))

function values(
  forms: CharterForms,
  charter: Plain,
  acts: boolean,
  field: FieldForm | null,
): readonly Completion[] {
  if (acts) return actWords(forms)
  if (!field) return []
  if (field.shape === 'trigger') {
    return forms.triggers.map(({ on, bare, label, help }) => ({
      label: bare ? on : 'every',
      detail: label,
      info: help,
      type: 'enum',
      ...(bare ? {} : { apply: "{ every: 'Sun 20:00' }" }),
    }))
  }
  if (field.shape === 'switch') return [{ label: 'true', info: field.help, type: 'enum' }]
  if (field.names !== null) {
    return choicesFor(charter, field.names).map((name) => ({
      label: name,
      detail: field.label,
      type: 'variable',
    }))
  }
  if (field.choices.length > 0) {
    return field.choices.map(({ value, label }) => ({ label: value, detail: label, type: 'enum' }))
  }
  return [{ label: field.example, detail: field.label, info: field.help, type: 'text' }]
}

function terms(
  context: CompletionContext,
  forms: CharterForms,
  trigger: string | null,
): CompletionResult | null {
  const word = context.matchBefore(/[a-z_][a-z_.]*/)
  if (!word && !context.explicit) return null
  const known = forms.terms.filter(({ on }) => trigger === null || on.includes(trigger))
  return {
    from: word?.from ?? context.pos,
    options: known.map((term) => ({
      label: term.name,
      detail: term.label,
      info: `${term.help}\n${term.example}`,
      type: term.takes === null ? 'variable' : 'function',
      apply: termUse(term),
    })),
    validFor: /^[a-z_.]*$/,
  }
}

function placeholders(
  context: CompletionContext,
  forms: CharterForms,
  charter: Plain,
  trigger: string | null,
): CompletionResult | null {
  const open = context.matchBefore(/\{[\p{L}\p{N}_.-]*/u)
  if (!open) return null
  const places = placesFor(forms, trigger ?? 'message', groupValuesOf(charter))
  return {
    from: open.from + 1,
    options: places.map(({ name, help }) => ({
      label: name,
      detail: help,
      type: 'variable',
      apply: `${name}}`,
    })),
  }
}

/** What the rule around a place waits for. */
export function triggerAt(source: string, offset: number): string | null {
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const above = source.slice(0, start).split('\n').toReversed()
  const below = source.slice(start).split('\n')
  const begins = (line: string) => /^\s{0,4}- (?:id|was|title|when|if|do)\b/.test(line)
  const first = above.findIndex(begins)
  const next = below.findIndex((line, place) => place > 0 && begins(line))
  const lines = [...above.slice(0, first + 1), ...below.slice(0, next < 0 ? below.length : next)]
  const when = lines
    .map((line) => /^\s*(?:- )?when:\s*(\S+)/.exec(line)?.[1])
    .find((found) => found !== undefined)
  if (when === undefined) return null
  return when.startsWith('{') ? 'schedule' : when
}
