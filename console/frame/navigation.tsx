import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { useCommunity } from '../community.ts'
import { useWords } from '../locale/words.ts'
import { useInboxCount } from '../parts/inbox/inbox-count.ts'
import styles from './navigation.module.css'
import { PLACES, SECTIONS } from './places.ts'

/** All places of the community; labels give way to icons where there is little room. */
export function Navigation({ onGone }: { readonly onGone?: () => void }) {
  const t = useWords('common')
  const { id, can } = useCommunity()
  const waiting = useInboxCount(id)
  return (
    <nav className={styles['navigation']} aria-label={t('navigation')}>
      {SECTIONS.map((section) => (
        <div key={section} className={styles['section']}>
          <h2 className={styles['title']}>{t(`sections.${section}`)}</h2>
          <ul>
            {PLACES[section]
              .filter(({ needs }) => needs === undefined || can(needs))
              .map(({ name, to, icon: Icon }) => (
                <li key={name}>
                  <Link
                    to={to}
                    params={{ community: id }}
                    className={styles['place']}
                    activeProps={{ className: styles['here'], 'aria-current': 'page' }}
                    activeOptions={{ exact: name === 'home', includeSearch: false }}
                    title={t(`pages.${name}`)}
                    onClick={onGone}
                  >
                    <span className={styles['icon']} aria-hidden="true">
                      <Icon />
                    </span>
                    <span className={styles['label']}>{t(`pages.${name}`)}</span>
                    {name === 'inbox' && waiting > 0 ? (
                      <Badge
                        className={styles['badge']}
                        count={waiting}
                        color="var(--ember)"
                        overflowCount={99}
                      />
                    ) : null}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
