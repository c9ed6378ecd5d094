import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './roles-line.module.css'
import type { Report } from './queries.ts'

interface RolesLineProps {
  readonly roles: Report['roles']
  /** Puts them right. */
  readonly correct: ReactNode
}

/** Managers that are named. */
const NAMED = 5

/** Who is taken for owner and managers, and how that is known. */
export function RolesLine({ roles: { from, owner, managers }, correct }: RolesLineProps) {
  const t = useWords('checkup')
  const format = useFormat()
  const names = managers.slice(0, NAMED).map(({ name }) => name)
  const rest = managers.length - names.length
  return (
    <p className={styles['roles']}>
      <span>
        {owner === null && managers.length === 0
          ? null
          : t('roles.who', {
              known: owner === null ? 'no' : 'yes',
              owner: owner?.name ?? '',
              count: managers.length,
              managers: format.list(rest > 0 ? [...names, t('roles.more', { count: rest })] : names),
            })}{' '}
        {t(`roles.${from}`)}
      </span>
      {correct}
    </p>
  )
}
