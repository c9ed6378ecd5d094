/** Schemas of the values that rules and acts are written with; each fault says what to write instead. */
import { z } from 'zod'
import type { Bilingual } from '../charter/fault.ts'
import { both } from '../charter/fault.ts'
import { parseSpan } from '../charter/duration.ts'

/** A description in both languages, as the generated JSON Schema shows it. */
export function described<Schema extends z.ZodType>(schema: Schema, zh: string, en: string): Schema {
  return schema.meta({ description: `${zh}\n${en}` })
}

/** What a leaf check found: stored in a zod issue, read by `charter/issues.ts`. */
export interface LeafFault {
  readonly code: string
  readonly message: Bilingual
  readonly hint: Bilingual | null
}

/** What a form has to know of a value beyond its type. */
export interface Shape {
  readonly as: ShapeName
  readonly least?: string | number
  readonly most?: string | number
  /** What of the charter the value names. */
  readonly names?: 'kinds' | 'roles' | 'lists'
}

export type ShapeName =
  | 'text'
  | 'localized'
  | 'name'
  | 'duration'
  | 'time'
  | 'timezone'
  | 'schedule'
  | 'condition'
  | 'number'
  | 'switch'
  | 'fixed'
  | 'choice'
  | 'choices'
  | 'names'
  | 'words'
  | 'trigger'
  | 'acts'
  | 'fields'
  | 'record'
  | 'list'

/** Shapes by schema; what follows from the schema itself stands here no second time. */
export const SHAPES = z.registry<Shape>()

/** A string that `judge` finds no fault with. */
export function checkedString(judge: (text: string) => LeafFault | null) {
  return z.string().superRefine((text, context) => {
    const found = judge(text)
    if (found) context.addIssue({ code: 'custom', params: { leaf: found } })
  })
}

export function namedText(most: number) {
  return checkedString((text) => {
    if (text.trim() === '')
      return { code: 'empty-text', message: both('这里不能为空', 'this must not be empty'), hint: null }
    if (text.length <= most) return null
    return {
      code: 'text-too-long',
      message: both(`太长：最多 ${most} 个字符`, `too long: ${most} characters at most`),
      hint: null,
    }
  }).register(SHAPES, { as: 'text', most })
}

const LONGEST_TEXT = 4000
const text = namedText(LONGEST_TEXT)

/** A text in one language for all, or one a language. */
export const LocalizedText = z
  .union([text, z.strictObject({ 'zh-CN': text.exactOptional(), en: text.exactOptional() })])
  .register(SHAPES, { as: 'localized', most: LONGEST_TEXT })

/** Ids are written in lower case, digits and hyphens; Chinese and other letters are welcome. */
export const Name = checkedString((name) =>
  /^[\p{L}\p{N}_]([\p{L}\p{M}\p{N}_-]{0,62}[\p{L}\p{M}\p{N}_])?$/u.test(name)
    ? null
    : {
        code: 'bad-name',
        message: both(`“${name.slice(0, 64)}”不能用作名字`, `'${name.slice(0, 64)}' cannot be a name`),
        hint: both(
          '名字由文字、数字、连字符组成，最多 64 个字符，不含空格。',
          'A name has letters, digits and hyphens, 64 at most, no spaces.',
        ),
      },
).register(SHAPES, { as: 'name', most: 64 })

/** A duration such as `10m`, within bounds that the fault names. */
export function durationWithin(least: string, most: string) {
  const low = parseSpan(least) ?? 0
  const high = parseSpan(most) ?? Infinity
  return checkedString((written) => {
    const span = parseSpan(written)
    if (span === null) {
      return {
        code: 'bad-duration',
        message: both(`“${written}”不是时长`, `'${written}' is not a duration`),
        hint: both('写成 30s、10m、24h 或 7d。', 'Write 30s, 10m, 24h or 7d.'),
      }
    }
    if (span >= low && span <= high) return null
    return {
      code: 'duration-out-of-bounds',
      message: both(`时长要在 ${least} 到 ${most} 之间`, `the duration must be between ${least} and ${most}`),
      hint: null,
    }
  })
    .meta({ examples: ['10m', '24h'] })
    .register(SHAPES, { as: 'duration', least, most })
}
