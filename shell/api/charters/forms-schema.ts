import { z } from 'zod'

const Trigger = z.string()
const Choice = z.object({ value: z.string(), label: z.string() })

/** One field of the charter: records are `*` in its place, list items `[]`. */
export const FieldForm = z
  .object({
    at: z.string(),
    /** How it is written, and so edited. */
    shape: z.enum([
      'text',
      'localized',
      'name',
      'duration',
      'time',
      'timezone',
      'schedule',
      'condition',
      'number',
      'switch',
      'fixed',
      'choice',
      'choices',
      'names',
      'words',
      'trigger',
      'acts',
      'fields',
      'record',
      'list',
    ]),
    label: z.string(),
    help: z.string(),
    example: z.string(),
    required: z.boolean(),
    choices: z.array(Choice),
    least: z.union([z.number(), z.string()]).nullable(),
    most: z.union([z.number(), z.string()]).nullable(),
    names: z.enum(['kinds', 'roles', 'lists']).nullable(),
    /** A text in which `{…}` may stand. */
    placeholders: z.boolean(),
  })
  .meta({ id: 'FieldForm' })

export const TriggerForm = z
  .object({
    on: Trigger,
    label: z.string(),
    /** After “when”. */
    phrase: z.string(),
    help: z.string(),
    /** May stand behind `when` as a bare word; else it has fields. */
    bare: z.boolean(),
    brings: z.array(z.string()),
    /** Whole rules to start from, as YAML. */
    examples: z.array(z.object({ title: z.string(), rule: z.string() })),
  })
  .meta({ id: 'TriggerForm' })

export const ActForm = z
  .object({
    kind: z.string(),
    label: z.string(),
    /** Within a sentence. */
    phrase: z.string(),
    help: z.string(),
    /** As it is written in a list of acts. */
    example: z.string(),
    bare: z.boolean(),
    /** Whether it is undone easily, partly, or not at all. */
    undo: z.enum(['reversible', 'lossy', 'irreversible']),
    /** Triggers whose events it can act on. */
    on: z.array(Trigger),
    /** None: a bare word only. The first one may be written in place of all. */
    fields: z.array(FieldForm),
  })
  .meta({ id: 'ActForm' })

export const TermForm = z
  .object({
    /** As written: `member.days`, `counts.messages`. */
    name: z.string(),
    type: z.enum(['bool', 'int', 'double', 'string', 'list<string>']),
    /** What a function takes; null for a plain value. */
    takes: z
      .array(z.enum(['text', 'words', 'list', 'pattern', 'part', 'span', 'rule', 'group-value']))
      .nullable(),
    on: z.array(Trigger),
    /** `statistical`: a guess, never enough for what cannot be taken back. */
    nature: z.enum(['exact', 'statistical']),
    label: z.string(),
    help: z.string(),
    /** A whole condition that uses it. */
    example: z.string(),
    /** All values that it, or what it takes, may have, where these are few. */
    values: z.array(Choice),
  })
  .meta({ id: 'TermForm' })

export const PlaceholderForm = z
  .object({
    name: z.string(),
    help: z.string(),
    /** `welcome`, or the triggers of rules whose acts may use it. */
    where: z.array(z.string()),
    /** A field or an act without which there is nothing to fill in. */
    needs: z.string().nullable(),
  })
  .meta({ id: 'PlaceholderForm' })

/** Everything that a charter of this version may say, described in one language. */
export const CharterForms = z
  .object({
    triggers: z.array(TriggerForm),
    acts: z.array(ActForm),
    /** In the order of the format; acts have theirs. */
    fields: z.array(FieldForm),
    terms: z.array(TermForm),
    placeholders: z.array(PlaceholderForm),
  })
  .meta({ id: 'CharterForms' })
