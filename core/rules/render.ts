/** Puts values into the texts that are said. Templates and rules are the charter's own words; all else is data. */
import type { MemberId } from '../chat/ids.ts'
import type { Language, Localized } from '../charter/compiled.ts'
import { both } from '../charter/fault.ts'
import { inLanguage, spanInWords } from '../charter/localized.ts'
import { writeOut } from '../charter/placeholders.ts'
import type { Lexicon } from '../facts/lexicon.ts'
import { cleanQuote, cleanValue, namesInWords, nobodysName, oneName, type People } from './render-names.ts'

export interface RenderInput {
  readonly template: Localized
  readonly language: Language
  /** Numbers and words of the charter, stored with the action; `duration` is milliseconds. */
  readonly params: Readonly<Record<string, string | number>>
  /** Names by member; who is not in it has been erased or was never named. */
  readonly names: ReadonlyMap<number, string>
  readonly member: MemberId | null
  readonly members?: readonly MemberId[] | undefined
  readonly groupName?: string | undefined
  /** What `{text}` stands for: a member's own words, posted again. */
  readonly quoted?: string | undefined
  /** Other values by placeholder: `group.teacher`, `reason`. */
  readonly values: Readonly<Record<string, string>>
  readonly rulesText: Localized
  readonly lexicon: Lexicon | null
  /** Escapes markup and mention syntax of the platform in values; by default nothing is escaped. */
  readonly escape?: ((text: string) => string) | undefined
  /** Placeholders whose values are not to be repeated: something that says nothing stands in their place. */
  readonly neutral?: ReadonlySet<string> | undefined
}

const VALUE_GRAPHEMES = 200
const GROUP_GRAPHEMES = 24
const UNKNOWN = '—'
const THIS_GROUP = both('本群', 'this group')

/**
 * The text as it is sent. `{{` and `}}` stand for braces; a placeholder without a value becomes `—`.
 * Placeholders inside of values mean nothing: each place is filled once.
 */
export function renderText(input: RenderInput): string {
  return writeOut(inLanguage(input.template, input.language), (name) =>
    input.neutral?.has(name) === true ? neutralValue(name, input) : valueOf(name, input),
  )
}

/** Of these placeholders, each once, the ones whose values somebody else chose: names and words, no numbers. */
export function dataIn(names: readonly string[], { params, values }: RenderInput): readonly string[] {
  return [...new Set(names)].filter((name) => {
    if (name === 'member' || name === 'members' || name === 'group') return true
    if (name === 'rules' || name === 'text') return false
    return Object.hasOwn(params, name) ? typeof params[name] === 'string' : Object.hasOwn(values, name)
  })
}

function neutralValue(name: string, { language, members, params, lexicon }: RenderInput): string {
  if (name === 'member') return nobodysName(language)
  if (name === 'group') return THIS_GROUP[language]
  if (name !== 'members') return UNKNOWN
  const total = Math.max(members?.length ?? 1, numberIn(params['count']))
  return namesInWords([], total, { language, lexicon, escape: (text) => text })
}

function valueOf(name: string, input: RenderInput): string {
  const { language, names, member, members, rulesText, groupName, lexicon, params } = input
  const escape = input.escape ?? ((text: string) => text)
  const people: People = { language, lexicon, escape }
  switch (name) {
    case 'member':
      return oneName(member === null ? undefined : names.get(member), people)
    case 'members': {
      const greeted = members ?? (member === null ? [] : [member])
      return namesInWords(
        greeted.map((id) => names.get(id)),
        numberIn(params['count']),
        people,
      )
    }
    case 'rules':
      return inLanguage(rulesText, language)
    case 'text':
      return input.quoted === undefined ? UNKNOWN : escape(cleanQuote(input.quoted)) || UNKNOWN
    case 'group':
      return groupName === undefined ? UNKNOWN : escape(cleanValue(groupName, GROUP_GRAPHEMES)) || UNKNOWN
    default:
      return other(name, input, escape)
  }
}

function other(
  name: string,
  { params, values, language }: RenderInput,
  escape: (text: string) => string,
): string {
  const value = Object.hasOwn(params, name)
    ? params[name]
    : Object.hasOwn(values, name)
      ? values[name]
      : undefined
  if (value === undefined) return UNKNOWN
  if (typeof value === 'number') return name === 'duration' ? spanInWords(value, language) : String(value)
  return escape(cleanValue(value, VALUE_GRAPHEMES)) || UNKNOWN
}

function numberIn(value: string | number | undefined): number {
  return typeof value === 'number' ? value : 0
}
