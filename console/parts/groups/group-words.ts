/** What is said of a group in more than one place. */
import { useMemo } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import type { GroupVitals, Need } from './vitals.ts'

export interface GroupWords {
  readonly name: (group: Pick<GroupVitals, 'name' | 'native'>) => string
  readonly need: (need: Need, group: GroupVitals) => string
}

export function useGroupWords(): GroupWords {
  const t = useWords('groups')
  const format = useFormat()
  const now = useNow()
  return useMemo(
    () => ({
      name: ({ name, native }) => (name === null || name === '' ? t('nameless', { native }) : name),
      need: (need, group) => {
        switch (need) {
          case 'unassigned':
            return group.proposal === null
              ? t('need.unassigned')
              : t('need.proposed', { kind: group.proposal })
          case 'values':
            return t('need.values', { names: format.list(group.missing) })
          case 'account':
            return t('need.account', { account: group.standing.account })
          case 'silent':
            return t('need.silent', {
              when: format.relative(group.silent?.since ?? now, now),
              usual: group.silent?.usual ?? 0,
            })
          case 'cases':
            return t('need.cases', { count: group.cases })
        }
      },
    }),
    [t, format, now],
  )
}
