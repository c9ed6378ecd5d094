import { useWords } from '../locale/words.ts'
import styles from './role-mark.module.css'

export type Role = 'owner' | 'manager' | 'creator' | 'activist' | 'member'

const SHAPES: Readonly<Record<Role, string>> = {
  owner: '◆',
  manager: '▲',
  creator: '●',
  activist: '■',
  member: '○',
}

/** A role by its own shape and hue, and by its name for those who do not see them. */
export function RoleMark({ role, named = false }: { readonly role: Role; readonly named?: boolean }) {
  const t = useWords('common')
  return (
    <span className={`${styles['mark']} ${styles[role]}`} title={t(`roles.${role}`)}>
      <span aria-hidden="true">{SHAPES[role]}</span>
      <span className={named ? styles['name'] : 'unseen'}>{t(`roles.${role}`)}</span>
    </span>
  )
}
