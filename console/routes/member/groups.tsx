import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { RoleMark } from '../../ui/role-mark.tsx'
import styles from './member.module.css'
import { Section } from './section.tsx'
import { timeOf } from './time-of.ts'
import type { Profile } from './use-member.ts'

/** Where the member is or was. */
export function Groups({ groups }: Pick<Profile, 'groups'>) {
  const t = useWords('members')
  const format = useFormat()
  const now = useNow()
  const { id } = useCommunity()
  const ordered = groups.toSorted((one, other) => Number(other.present) - Number(one.present))
  return (
    <Section title={t('groups.title')}>
      {groups.length === 0 ? <p className={styles['soft']}>{t('groups.none')}</p> : null}
      <ul>
        {ordered.map(({ group, name, role, present, joined, mutedUntil }) => (
          <li key={group} className={styles['group']}>
            <span>
              {role === 'member' ? null : <RoleMark role={role === 'admin' ? 'manager' : 'owner'} />}{' '}
              <Link to="/c/$community/live" params={{ community: id }} search={{ group }}>
                <bdi>{name}</bdi>
              </Link>
            </span>
            <span className={styles['soft']}>
              {present
                ? joined === null
                  ? ''
                  : t('groups.since', { time: format.day(joined) })
                : t('groups.left')}
            </span>
            {mutedUntil !== null && mutedUntil > now ? (
              <span className={styles['muted']}>
                {t('groups.muted', { time: timeOf(mutedUntil, format) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
