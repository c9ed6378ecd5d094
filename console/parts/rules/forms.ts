/** What a charter may say, as the server describes it, and ways to find one's way in it. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage } from '../../locale/words.ts'
import type { Language } from '../../locale/language.ts'
import { isListValue, isMapValue } from '../document/write.ts'
import type { Path, Plain } from '../document/write.ts'

export type CharterForms = Schemas['CharterForms']
export type FieldForm = Schemas['FieldForm']
export type ActForm = Schemas['ActForm']
export type TriggerForm = Schemas['TriggerForm']

/** Descriptions are in the language of the page. */
const formsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['charter-forms', language],
    queryFn: () => ask(api.GET('/api/v1/charters/forms')),
    staleTime: Infinity,
  })

export const useForms = (): CharterForms => useSuspenseQuery(formsQuery(useLanguage())).data

/** The place of a path as descriptions name it: `rules/[]/when/every`, `groups/*`. */
export function placeOf(forms: CharterForms, path: Path): string {
  return path.reduce<string>((place, step) => {
    if (place === '') return String(step)
    if (typeof step === 'number') return `${place}/[]`
    return forms.fields.find(({ at }) => at === place)?.shape === 'record' ? `${place}/*` : `${place}/${step}`
  }, '')
}

export const fieldAt = (forms: CharterForms, at: string): FieldForm | null =>
  forms.fields.find((field) => field.at === at) ?? null

/** Fields directly below a place; of the charter itself when it is empty. */
export function fieldsBelow(forms: CharterForms, at: string): readonly FieldForm[] {
  const start = at === '' ? '' : `${at}/`
  return forms.fields.filter(
    (field) =>
      field.at.startsWith(start) && field.at !== at && !/\/|\*|\[\]/.test(field.at.slice(start.length)),
  )
}

export const nameOf = (field: FieldForm): string => field.at.slice(field.at.lastIndexOf('/') + 1)

/** The order in which fields are written at a path. */
export const orderIn = (forms: CharterForms) => (path: Path) =>
  fieldsBelow(forms, placeOf(forms, path)).map((field) => nameOf(field))

export const triggerOf = (forms: CharterForms, when: Plain | undefined): TriggerForm | null =>
  forms.triggers.find(({ on, bare }) =>
    typeof when === 'string' ? on === when : when !== undefined && !bare,
  ) ?? null

export interface WrittenAct {
  readonly kind: string
  /** null where there is only the word. */
  readonly value: Plain
}

/** `recall`, or `{ say: … }`. */
export function actOf(item: Plain): WrittenAct | null {
  if (typeof item === 'string') return { kind: item, value: null }
  if (!isMapValue(item)) return null
  const [entry] = Object.entries(item)
  return entry ? { kind: entry[0], value: entry[1] } : null
}

export const asItem = ({ kind, value }: WrittenAct): Plain => (value === null ? kind : { [kind]: value })

export const fieldOfMap = (value: Plain | undefined, name: string): Plain | undefined =>
  value !== undefined && isMapValue(value) ? value[name] : undefined

export const namesOf = (value: Plain | undefined): readonly string[] =>
  value !== undefined && isMapValue(value) ? Object.keys(value) : []

export const itemsOf = (value: Plain | undefined): readonly Plain[] =>
  value !== undefined && isListValue(value) ? value : []

/** A text in the language of the page, or in the one that it has. */
export function textIn(value: Plain | undefined, language: string): string {
  if (typeof value === 'string') return value
  if (value === undefined || !isMapValue(value)) return ''
  const own = value[language] ?? Object.values(value)[0]
  return typeof own === 'string' ? own : ''
}
