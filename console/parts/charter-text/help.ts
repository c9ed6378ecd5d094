/** What a word of a charter means, from the descriptions. */
import type { Schemas } from '../../../shell/api/contract.ts'
import type { CharterForms } from '../rules/forms.ts'
import { fieldAt } from '../rules/forms.ts'
import { formPlace } from './form-place.ts'
import { placeAt } from './place.ts'

export interface Help {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly example: string
}

/** A term as it is written: with its brackets, and an example of what it takes. */
export function termUse(term: Schemas['TermForm']): string {
  if (term.takes === null) return term.name
  const start = term.example.indexOf(`${term.name}(`)
  const end = term.example.indexOf(')', start)
  return start < 0 ? term.name : term.example.slice(start, end + 1)
}

/** Help for the word from `start` to `end`; null where nothing is described. */
export function helpAt(forms: CharterForms, source: string, start: number, end: number): Help | null {
  const word = source.slice(start, end)
  const { path } = placeAt(source, end)
  const place = formPlace(forms, path)
  const field = fieldAt(forms, place.at)
  if (field?.shape === 'condition' && word !== 'if') {
    const term = forms.terms.find(({ name }) => name === word)
    return term ? { name: term.name, label: term.label, text: term.help, example: term.example } : null
  }
  if (place.acts || place.act) {
    const act = forms.acts.find(({ kind }) => kind === word)
    if (act) return { name: act.kind, label: act.label, text: act.help, example: act.example }
  }
  const placeholder =
    source[start - 1] === '{' ? forms.placeholders.find(({ name }) => name === word) : undefined
  if (placeholder) return { name: `{${word}}`, label: placeholder.help, text: '', example: '' }
  const choice = field?.choices.find(({ value }) => value === word)
  if (field && choice) return { name: word, label: choice.label, text: field.help, example: '' }
  const trigger = field?.shape === 'trigger' ? forms.triggers.find(({ on }) => on === word) : undefined
  if (trigger) return { name: word, label: trigger.label, text: trigger.help, example: '' }
  const named = [place.at, `${place.at}/${word}`, word]
    .map((at) => fieldAt(forms, at))
    .find((one) => one?.at.split('/').at(-1) === word)
  return named ? { name: word, label: named.label, text: named.help, example: named.example } : null
}
