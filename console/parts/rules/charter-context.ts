/** The charter that a form is part of: what names it may choose from, and how a change is made. */
import { createContext, useContext } from 'react'
import type { ComponentType } from 'react'
import type { Path, Plain } from '../document/write.ts'
import type { CharterForms } from './forms.ts'
import type { InputProps } from './input-props.ts'
import { namesOf, itemsOf, fieldOfMap, textIn } from './forms.ts'

export interface CharterContext {
  readonly forms: CharterForms
  /** The whole charter as plain data. */
  readonly charter: Plain
  readonly set: (path: Path, value: Plain | undefined) => void
  /** The control for any field: forms stand within forms. */
  readonly Input: ComponentType<InputProps>
}

const Context = createContext<CharterContext | null>(null)
export const CharterProvider = Context.Provider

export function useCharter(): CharterContext {
  const context = useContext(Context)
  if (context === null) throw new Error('a form of the charter stands outside of <CharterProvider>')
  return context
}

const SECTIONS = { kinds: 'groups', roles: 'roles', lists: 'words' } as const

/** What of the charter a value may name. */
export const choicesFor = (charter: Plain, names: keyof typeof SECTIONS): readonly string[] =>
  namesOf(fieldOfMap(charter, SECTIONS[names]))

/** Rules by their titles in a language. */
export const rulesOf = (charter: Plain, language: string) =>
  itemsOf(fieldOfMap(charter, 'rules')).map((rule) => {
    const id = textIn(fieldOfMap(rule, 'id'), '')
    return { id, title: textIn(fieldOfMap(rule, 'title'), language) || id }
  })

/** Languages of the community, the main one first. */
export function languagesOf(charter: Plain): readonly string[] {
  const written = fieldOfMap(charter, 'language')
  if (typeof written === 'string') return [written]
  return itemsOf(written).flatMap((language) => (typeof language === 'string' ? [language] : []))
}

/** Names of the values that groups bring: `{group.teacher}`. */
export function groupValuesOf(charter: Plain): readonly string[] {
  const groups = fieldOfMap(charter, 'groups')
  const names = namesOf(groups).flatMap((kind) => namesOf(fieldOfMap(fieldOfMap(groups, kind), 'values')))
  return [...new Set(names)]
}
