import { useWords } from '../../locale/words.ts'
import { platformName } from '../members/platform-name.ts'
import styles from './member.module.css'
import type { Member } from './use-member.ts'

/** Under which names and ids the platforms know the person. */
export function Handles({ handles }: Pick<Member, 'handles'>) {
  const t = useWords('members')
  return (
    <ul className={styles['handles']}>
      {handles.map(({ platform, native, name }) => (
        <li key={`${platform} ${native}`}>
          <span className={styles['platform']}>{platformName(platform, t)}</span> <bdi>{name ?? native}</bdi>
          {name === null || name === native ? null : <span className={styles['soft']}> {native}</span>}
        </li>
      ))}
    </ul>
  )
}
