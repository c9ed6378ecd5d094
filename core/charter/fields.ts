/** Every field of a charter as a form shows it, read from the schema that the check itself uses. */
import { z } from 'zod'
import { ACT_FORMS } from '../rules/actions/all.ts'
import { SHAPES, type Shape, type ShapeName } from '../rules/values.ts'
import { both, type Bilingual } from './fault.ts'
import { CHOICE_LABELS, FIELD_LABELS } from './labels.ts'
import { CharterText } from './schema.ts'

export interface FieldForm {
  /** Where it stands: `rules/[]/cooldown/span`; records are `*`, list items `[]`. */
  readonly at: string
  readonly shape: ShapeName
  readonly label: Bilingual
  readonly help: Bilingual
  readonly example: Bilingual
  readonly required: boolean
  readonly choices: readonly { readonly value: string; readonly label: Bilingual }[]
  readonly least: string | number | null
  readonly most: string | number | null
  /** What of the charter the value names. */
  readonly names: Shape['names'] | null
  /** A text in which `{…}` may stand. */
  readonly placeholders: boolean
}

type Schema = z.core.$ZodType

/** The fields of a charter in the order of the format; those of acts are `actFields`. */
export function charterFields(): readonly FieldForm[] {
  return fieldsBelow(CharterText, '')
}

/** The fields of one act: a single one at `acts/<kind>`, or several below it. */
export function actFields(kind: string): readonly FieldForm[] {
  const value = ACT_FORMS.find((form) => form.kind === kind)?.value
  if (!value) return []
  const at = `acts/${kind}`
  const below = fieldsBelow(value, at)
  return shapeOf(value) === 'localized' || below.length === 0 ? [fieldAt(value, at, false)] : below
}

function fieldsBelow(schema: Schema, at: string): readonly FieldForm[] {
  return branchesOf(schema).flatMap((branch) => {
    if (branch instanceof z.ZodObject) {
      return Object.entries<Schema>(branch.shape).flatMap(([name, inner]) => {
        const place = at === '' ? name : `${at}/${name}`
        return [fieldAt(inner, place, !(inner instanceof z.ZodOptional)), ...innerFields(inner, place)]
      })
    }
    if (branch instanceof z.ZodRecord) {
      const { valueType } = branch
      const place = `${at}/*`
      const own = shapeOf(valueType) === 'fields' ? [] : [fieldAt(valueType, place, true)]
      return [...own, ...innerFields(valueType, place)]
    }
    return branch instanceof z.ZodArray ? innerFields(branch.element, `${at}/[]`) : []
  })
}

/** Texts and lists of acts are fields of their own kind, whatever they consist of. */
function innerFields(schema: Schema, at: string): readonly FieldForm[] {
  const shape = shapeOf(schema)
  return shape === 'localized' || shape === 'acts' ? [] : fieldsBelow(schema, at)
}

const hasFields = (schema: Schema): boolean =>
  branchesOf(schema).some((branch) => branch instanceof z.ZodObject)

function fieldAt(schema: Schema, at: string, required: boolean): FieldForm {
  const words = FIELD_LABELS[at]
  const known = declared(schema)
  return {
    at,
    shape: shapeOf(schema),
    label: words?.label ?? both('', ''),
    help: helpOf(schema),
    example: words?.example ?? both('', ''),
    required,
    choices: choicesOf(schema).map((value) => ({ value, label: CHOICE_LABELS[value] ?? both('', '') })),
    ...boundsOf(schema, known),
    names: known?.names ?? null,
    placeholders:
      at === 'onboarding/welcome/say' || (at.startsWith('acts/') && shapeOf(schema) === 'localized'),
  }
}

function boundsOf(schema: Schema, known: Shape | null): Pick<FieldForm, 'least' | 'most'> {
  const number = branchesOf(schema).find((branch) => branch instanceof z.ZodNumber)
  if (number instanceof z.ZodNumber && known === null) {
    return { least: number.minValue, most: number.maxValue }
  }
  return { least: known?.least ?? null, most: known?.most ?? null }
}

function declared(schema: Schema): Shape | null {
  const own = SHAPES.get(schema)
  if (own !== undefined) return own
  return schema instanceof z.ZodOptional ? declared(schema.unwrap()) : null
}

function shapeOf(schema: Schema): ShapeName {
  const known = declared(schema)
  if (known !== null) return known.as
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap())
  if (schema instanceof z.ZodUnion) return shapeOf(schema.options.at(-1) ?? z.string())
  if (schema instanceof z.ZodObject) return 'fields'
  if (schema instanceof z.ZodRecord) return 'record'
  if (schema instanceof z.ZodArray) return hasFields(schema.element) ? 'list' : 'names'
  if (schema instanceof z.ZodEnum) return 'choice'
  if (schema instanceof z.ZodBoolean) return 'switch'
  if (schema instanceof z.ZodNumber) return 'number'
  return schema instanceof z.ZodLiteral ? 'fixed' : 'text'
}

function helpOf(schema: Schema): Bilingual {
  const own = schema instanceof z.ZodType ? schema.description : undefined
  if (own === undefined) return schema instanceof z.ZodOptional ? helpOf(schema.unwrap()) : both('', '')
  const [zh = '', en = ''] = own.split('\n')
  return both(zh, en)
}

function choicesOf(schema: Schema): readonly string[] {
  const shape = shapeOf(schema)
  if (shape !== 'choice' && shape !== 'choices') return []
  const words = branchesOf(schema).flatMap((branch) =>
    branch instanceof z.ZodEnum
      ? branch.options.map(String)
      : branch instanceof z.ZodArray
        ? branch.element instanceof z.ZodEnum
          ? branch.element.options.map(String)
          : []
        : [],
  )
  return [...new Set(words)]
}

/** What a value may be, with absence and alternatives taken apart. */
function branchesOf(schema: Schema): readonly Schema[] {
  if (schema instanceof z.ZodOptional) return branchesOf(schema.unwrap())
  return schema instanceof z.ZodUnion ? schema.options.flatMap((option) => branchesOf(option)) : [schema]
}
