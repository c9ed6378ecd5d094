/** Names of people as texts may repeat them: data that strangers chose, so never more than a name. */
import type { Language } from '../charter/compiled.ts'
import { both } from '../charter/fault.ts'
import type { Lexicon } from '../facts/lexicon.ts'
import { advertisedIn } from './advertising.ts'

const NAME_GRAPHEMES = 24
/** Names and other values are looked at so far and no further. */
const MOST_UNITS = 1_000
const MOST_QUOTED = 4_000
const MOST_NAMED = 5
const NEWCOMER = both('新朋友', 'a new member')
const SOMEONE = both('一位成员', 'a member')

/** Joins pictures to one (👩‍🚀); invisible anywhere else. */
const LONE_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu
const UNSEEN = /(?![\ufe0f\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
/** Line breaks, and letters that look like nothing at all. */
const BLANK = /[\s\p{Z}\u2800]+/gu
const MARK_HEAPS = /(\p{M}{3})\p{M}+/gu
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * One line without control, invisible and bidirectional characters, at most `most` graphemes; the cut is
 * shown as …. Idempotent.
 */
export function cleanValue(text: string, most: number): string {
  const visible = visibleIn(text.slice(0, MOST_UNITS))
  const pieces = Array.from(graphemes.segment(visible), ({ segment }) => segment)
  return pieces.length <= most
    ? visible
    : `${pieces
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** A whole message with its lines, cleaned in the same way. */
export function cleanQuote(text: string): string {
  return text.slice(0, MOST_QUOTED).split(/\r?\n/).map(visibleIn).join('\n').trim()
}

function visibleIn(line: string): string {
  return line
    .replace(BLANK, ' ')
    .replace(UNSEEN, '')
    .replace(LONE_JOINER, '')
    .replace(MARK_HEAPS, '$1')
    .replace(BLANK, ' ')
    .trim()
}

/** Whether a name advertises: it holds a contact, a link, or a word of the charter's lists. */
function advertises(name: string, lexicon: Lexicon | null): boolean {
  return advertisedIn(name.slice(0, MOST_UNITS), lexicon).size > 0
}

/** The name to say, or null when it must not be repeated. `lexicon`: null = without the charter's lists. */
export function sayable(name: string, lexicon: Lexicon | null): string | null {
  const clean = cleanValue(name, NAME_GRAPHEMES)
  return clean === '' || advertises(name, lexicon) || advertises(clean, lexicon) ? null : clean
}

export interface People {
  readonly language: Language
  readonly lexicon: Lexicon | null
  /** Escapes the platform's markup and mentions. */
  readonly escape: (text: string) => string
}

/** One member's name; `undefined` when nobody knows it. */
export function oneName(name: string | undefined, { language, lexicon, escape }: People): string {
  if (name === undefined) return SOMEONE[language]
  const said = sayable(name, lexicon)
  return said === null ? NEWCOMER[language] : escape(said)
}

/** What is said instead of a name that is not to be repeated. */
export function nobodysName(language: Language): string {
  return NEWCOMER[language]
}

/** A list of names in words, five at most; `total` counts those that are not among `names`, too. */
export function namesInWords(
  names: readonly (string | undefined)[],
  total: number,
  { language, lexicon, escape }: People,
): string {
  const all = Math.max(total, names.length)
  const known = names.flatMap((name) => (name === undefined ? [] : (sayable(name, lexicon) ?? [])))
  const named = known.slice(0, MOST_NAMED).map(escape)
  const rest = all - named.length
  if (named.length === 0) return rest <= 1 ? NEWCOMER[language] : MANY[language](rest)
  if (language === 'zh-CN') return `${named.join('、')}${rest === 0 ? '' : ` 等 ${all} 人`}`
  return inEnglish(named, rest)
}

const MANY: Readonly<Record<Language, (count: number) => string>> = {
  'zh-CN': (count) => `${count} 位新朋友`,
  en: (count) => `${count} new members`,
}

function inEnglish(named: readonly string[], rest: number): string {
  const others = rest === 0 ? [] : [rest === 1 ? '1 other' : `${rest} others`]
  const all = [...named, ...others]
  const last = all.at(-1) ?? ''
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`
}
