/** What a cure adds to a charter, piece by piece, in the order in which it has to be there. */
import type { Language } from '../../charter/compiled.ts'
import type { Pieces } from './cure.ts'
import type { Piece } from './insert.ts'
import { ruleIn, textIn, welcomeIn, wordsIn } from './plain.ts'

/** @param languages of the charter, the main one first */
export function piecesOf(pieces: Pieces, languages: readonly Language[]): readonly Piece[] {
  const { words = [], roles = [], welcome, rules = [], quiet } = pieces
  const [first = 'en'] = languages
  return [
    ...roles.map(({ name, remark, duty }): Piece => {
      return { section: 'roles', name, remark: remark[first], value: { duty: textIn(duty, languages) } }
    }),
    ...words.map((list): Piece => {
      return {
        section: 'words',
        name: list.name,
        remark: list.remark[first],
        value: wordsIn(list, languages),
      }
    }),
    ...(welcome === undefined
      ? []
      : [
          {
            section: 'onboarding',
            name: 'welcome',
            remark: welcome.remark[first],
            value: welcomeIn(welcome, languages),
          } as const,
        ]),
    ...rules.map((rule): Piece => {
      return { section: 'rules', name: rule.id, remark: rule.remark[first], value: ruleIn(rule, languages) }
    }),
    ...(quiet === undefined
      ? []
      : [
          {
            section: 'quiet',
            name: null,
            remark: quiet.remark[first],
            value: { from: quiet.from, to: quiet.to },
          } as const,
        ]),
  ]
}
