/** Where a text may use which `{…}`, for forms and completion; the check has the last word. */
import { TRIGGER_FORMS } from '../rules/triggers/all.ts'
import type { Trigger } from './compiled.ts'
import type { Placeholder } from './placeholders.ts'

export interface PlaceholderPlaces {
  /** In the welcome, or in acts of rules with these triggers. */
  readonly where: readonly ('welcome' | Trigger['on'])[]
  /** A field of the charter, of the rule, or an act of it, without which there is nothing to fill in. */
  readonly needs: string | null
}

const NEEDS: Readonly<Record<string, string>> = {
  strike: 'escalate',
  points: 'acts/points',
  duration: 'acts/mute',
  purpose: 'purpose',
  audience: 'audience',
  promise: 'promise',
}

/** Of these the rule itself is the source. */
const OF_THE_RULE: ReadonlySet<string> = new Set(['rule', 'strike', 'points', 'duration'])

export function placesOf({ name, scope }: Placeholder): PlaceholderPlaces {
  const needs = NEEDS[name] ?? null
  if (scope === 'welcome') return { where: ['welcome'], needs }
  const member = scope === 'member' && name !== 'strike'
  const triggers = TRIGGER_FORMS.filter(({ brings }) => !member || brings.includes('member')).map(
    ({ on }) => on,
  )
  const welcome = scope !== 'member' && !OF_THE_RULE.has(name)
  return { where: [...(welcome ? (['welcome'] as const) : []), ...triggers], needs }
}
