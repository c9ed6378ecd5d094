/** What a charter may say, described for forms, completion and help. */
import type { z } from 'zod'
import type { Language } from '../../../core/charter/compiled.ts'
import { actFields, charterFields, type FieldForm } from '../../../core/charter/fields.ts'
import { placesOf } from '../../../core/charter/placeholder-places.ts'
import { PLACEHOLDERS } from '../../../core/charter/placeholders.ts'
import { ACTION_CLASSES } from '../../../core/chat/action.ts'
import { ACT_FORMS } from '../../../core/rules/actions/all.ts'
import { TERM_EXAMPLES } from '../../../core/rules/conditions/examples.ts'
import { VOCABULARY } from '../../../core/rules/conditions/vocabulary.ts'
import { TRIGGER_FORMS, TRIGGER_WORDS } from '../../../core/rules/triggers/all.ts'
import { RULE_EXAMPLES } from '../../../core/rules/triggers/examples.ts'
import type { CharterForms } from './forms-schema.ts'

type Forms = z.infer<typeof CharterForms>

const made = new Map<Language, Forms>()

/** The descriptions in one language; made once. */
export function formsIn(language: Language): Forms {
  const known = made.get(language)
  if (known !== undefined) return known
  const forms: Forms = {
    triggers: triggersIn(language),
    acts: actsIn(language),
    fields: charterFields().map((field) => fieldIn(field, language)),
    terms: termsIn(language),
    placeholders: PLACEHOLDERS.map((placeholder) => {
      const { where, needs } = placesOf(placeholder)
      return { name: placeholder.name, help: placeholder.help[language], where: [...where], needs }
    }),
  }
  made.set(language, forms)
  return forms
}

const triggersIn = (language: Language): Forms['triggers'] =>
  TRIGGER_FORMS.map(({ on, label, phrase, help, brings }) => ({
    on,
    label: label[language],
    phrase: phrase[language],
    help: help[language],
    bare: TRIGGER_WORDS.some((word) => word === on),
    brings: [...brings],
    examples: RULE_EXAMPLES[on].map(({ title, rule }) => ({ title: title[language], rule: rule[language] })),
  }))

const actsIn = (language: Language): Forms['acts'] =>
  ACT_FORMS.map(({ kind, label, phrase, help, example, bare, needs }) => ({
    kind,
    label: label[language],
    phrase: phrase[language],
    help: help[language],
    example: example[language],
    bare,
    undo: ACTION_CLASSES[kind],
    on: TRIGGER_FORMS.filter(({ brings }) => needs.every((need) => brings.includes(need))).map(
      ({ on }) => on,
    ),
    fields: actFields(kind).map((field) => fieldIn(field, language)),
  }))

const termsIn = (language: Language): Forms['terms'] =>
  [...VOCABULARY.values()].map(({ name, type, takes, on, nature, label, help }) => ({
    name,
    type,
    takes: takes === null ? null : [...takes],
    on: [...on],
    nature,
    label: label[language],
    help: help[language],
    example: TERM_EXAMPLES[name]?.condition[language] ?? name,
    values: (TERM_EXAMPLES[name]?.values ?? []).map((one) => ({
      value: one.value,
      label: one.label[language],
    })),
  }))

function fieldIn(field: FieldForm, language: Language): Forms['fields'][number] {
  return {
    ...field,
    label: field.label[language],
    help: field.help[language],
    example: field.example[language],
    choices: field.choices.map(({ value, label }) => ({ value, label: label[language] })),
    names: field.names ?? null,
  }
}
