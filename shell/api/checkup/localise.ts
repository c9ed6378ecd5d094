/** Plain data with each text in two languages, told in one. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { Bilingual } from '../../../core/charter/fault.ts'

/** The same data with a `string` for each text in two languages. */
export type InOneLanguage<Value> = Value extends Bilingual
  ? string
  : Value extends readonly (infer Item)[]
    ? InOneLanguage<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: InOneLanguage<Value[Key]> }
      : Value

export function inOneLanguage<Value>(value: Value, language: Language): InOneLanguage<Value> {
  return told(value, language) as InOneLanguage<Value>
}

function told(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => told(item, language))
  if (typeof value !== 'object' || value === null) return value
  if ('zh-CN' in value && 'en' in value) return value[language]
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, told(item, language)]))
}
