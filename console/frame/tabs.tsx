import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { useCommunity } from '../community.ts'
import { useWords } from '../locale/words.ts'
import { useInboxCount } from '../parts/inbox/inbox-count.ts'
import { PLACES } from './places.ts'
import styles from './tabs.module.css'

/** What an operator does with the thumb: the places of today. */
export function Tabs() {
  const t = useWords('common')
  const { id, can } = useCommunity()
  const waiting = useInboxCount(id)
  return (
    <nav className={styles['tabs']} aria-label={t('sections.today')}>
      {PLACES.today
        .filter(({ needs }) => needs === undefined || can(needs))
        .map(({ name, to, icon: Icon }) => (
          <Link
            key={name}
            to={to}
            params={{ community: id }}
            className={styles['tab']}
            activeProps={{ className: styles['here'], 'aria-current': 'page' }}
            activeOptions={{ exact: name === 'home', includeSearch: false }}
          >
            <Badge
              count={name === 'inbox' ? waiting : 0}
              size="small"
              color="var(--ember)"
              overflowCount={99}
            >
              <span className={styles['icon']} aria-hidden="true">
                <Icon />
              </span>
            </Badge>
            <span>{t(`pages.${name}`)}</span>
          </Link>
        ))}
    </nav>
  )
}
