/** A cure's pieces as plain data of a charter, in its languages; all of it on trial. */
import type { Language } from '../../charter/compiled.ts'
import type { Bilingual } from '../../charter/fault.ts'
import type { ActPiece, RulePiece, WelcomePiece, WordsPiece } from './cure.ts'

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

/** One text for one language, a text each for several. */
export function textIn(text: Bilingual, languages: readonly Language[]): Plain {
  const [first = 'en'] = languages
  return languages.length === 1
    ? text[first]
    : Object.fromEntries(languages.map((language) => [language, text[language]]))
}

/** Names and lists have no languages: they follow the community's first. */
const wordIn = (text: Bilingual, [first = 'en']: readonly Language[]): string => text[first]

export function ruleIn(rule: RulePiece, languages: readonly Language[]): Plain {
  const { id, title, when, do: acts, escalate, cooldown, cap } = rule
  return {
    id,
    title: textIn(title, languages),
    when,
    ...(rule.if === undefined ? {} : { if: conditionIn(rule.if, languages) }),
    ...(acts === undefined ? {} : { do: acts.map((act) => actIn(act, languages)) }),
    ...(escalate === undefined
      ? {}
      : {
          escalate: { within: escalate.within, steps: escalate.steps.map((act) => actIn(act, languages)) },
        }),
    ...(cooldown === undefined ? {} : { cooldown }),
    ...(cap === undefined ? {} : { cap }),
    mode: 'dry',
  }
}

function conditionIn(condition: string | Bilingual, languages: readonly Language[]): string {
  return typeof condition === 'string'
    ? condition
    : languages.map((language) => condition[language]).join(' || ')
}

function actIn(act: ActPiece, languages: readonly Language[]): Plain {
  if (typeof act === 'string') return act
  if ('tag' in act) return { tag: wordIn(act.tag, languages) }
  if ('case' in act) return { case: wordIn(act.case, languages) }
  if ('mute' in act || 'points' in act) return act
  return Object.fromEntries(Object.entries(act).map(([kind, text]) => [kind, textIn(text, languages)]))
}

export function welcomeIn({ say }: WelcomePiece, languages: readonly Language[]): Plain {
  return { say: textIn(say, languages), gather: '2m', mode: 'dry' }
}

export function wordsIn({ words }: WordsPiece, languages: readonly Language[]): Plain {
  return languages.flatMap((language) => words[language])
}
