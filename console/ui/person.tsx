import { useWords } from '../locale/words.ts'
import styles from './person.module.css'
import { RoleMark } from './role-mark.tsx'
import type { Role } from './role-mark.tsx'

interface PersonProps {
  /** null: the name is not known, or was erased. */
  readonly name: string | null
  readonly role?: Role | undefined
}

/** Somebody by name, with the mark of their role when it is more than member. */
export function Person({ name, role }: PersonProps) {
  const t = useWords('common')
  return (
    <span className={styles['person']}>
      {role && role !== 'member' ? <RoleMark role={role} /> : null}
      <bdi className={name === null ? styles['unknown'] : styles['name']}>{name ?? t('nobody')}</bdi>
    </span>
  )
}
