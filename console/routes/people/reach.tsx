import { useWords } from '../../locale/words.ts'
import type { Operator } from './types.ts'

/** How far somebody's right goes, in words. */
export function Reach({ operator }: { readonly operator: Pick<Operator, 'everywhere' | 'limits'> }) {
  const t = useWords('people')
  const { everywhere, limits } = operator
  if (everywhere) return t('everywhere')
  if (!limits) return t('all')
  const { kinds, groups } = limits
  if (kinds.length + groups.length === 0) return t('none')
  const both = kinds.length > 0 && groups.length > 0 ? 'yes' : 'no'
  return t('some', { kinds: kinds.length, groups: groups.length, both })
}
