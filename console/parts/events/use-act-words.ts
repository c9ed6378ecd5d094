/** What Folkmoot does, as a short sentence. */
import { useMemo } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { carriedOut, isDone } from './act-state.ts'
import type { ActState } from './act-state.ts'
import type { Action, PersonOf } from './types.ts'

const ACTS = [
  'say',
  'reply',
  'tell',
  'warn',
  'mute',
  'unmute',
  'recall',
  'remove',
  'block',
  'tag',
  'case',
  'note',
  'points',
  'webhook',
  'notify',
] as const

export type ActWords = (action: Action, state: ActState, personOf: PersonOf) => string

export function useActWords(): ActWords {
  const t = useWords('events')
  const format = useFormat()
  return useMemo(
    () => (action, state, personOf) => {
      const kind = ACTS.find((each) => each === carriedOut(action))
      if (kind === undefined) return action.kind
      const amount = action.amount ?? 0
      return t(`acts.${kind}`, {
        state: isDone(state) ? 'done' : 'open',
        name: personOf(action.member).name ?? t('someone'),
        label: action.name ?? '',
        amount,
        length: format.duration(amount),
      })
    },
    [t, format],
  )
}
