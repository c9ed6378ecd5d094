/** What the format has names for, but this version does not carry out: refused, never accepted and ignored. */
import { both, type Bilingual } from './fault.ts'

/** The release whose charters these are: major and minor of the package's version. */
export const RELEASE = '0.4'

const LATER: readonly (readonly [path: RegExp, fields: readonly string[]])[] = [
  [
    /^$/,
    [
      'promotion',
      'calendar',
      'values',
      'incentives',
      'points',
      'levels',
      'badges',
      'quests',
      'rewards',
      'tracks',
      'knowledge',
      'faq',
      'digest',
      'fairness',
      'appeals',
      'votes',
      'pulse',
      'health',
      'aims',
      'goals',
      'budget',
      'model',
    ],
  ],
  [/^groups\/[^/]+$/, ['admit', 'when-full']],
  [/^roles\/[^/]+$/, ['when']],
  [/^onboarding$/, ['steps']],
  [/^rules\/\d+\/(?:do|escalate\/steps)\/\d+$/, ['ask', 'then', 'unmute', 'remind', 'highlight', 'badge']],
  [/^rules\/\d+$/, ['then', 'unless', 'after']],
]

/** Whether `key` at `path` (steps joined by `/`) belongs to a later version. */
export function comesLater(path: string, key: string): boolean {
  return LATER.some(([where, fields]) => where.test(path) && fields.includes(key))
}

export function notSupported(name: string): Bilingual {
  return both(
    `Folkmoot ${RELEASE} 还不支持 \`${name}\``,
    `\`${name}\` is not supported by Folkmoot ${RELEASE}`,
  )
}
