import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined'
import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined'
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { communitiesQuery } from '../community.ts'
import { useWords } from '../locale/words.ts'
import styles from './navigation.module.css'

/** Where one can go from pages that are of no one community. */
export function HouseNavigation({ onGone }: { readonly onGone?: () => void }) {
  const t = useWords('common')
  const { communities } = useSuspenseQuery(communitiesQuery).data
  const here = { className: styles['here'], 'aria-current': 'page' } as const
  return (
    <nav className={styles['navigation']} aria-label={t('communities')}>
      <ul className={styles['section']}>
        <li>
          <Link
            to="/inbox"
            className={styles['place']}
            activeProps={here}
            title={t('pages.inboxAll')}
            onClick={onGone}
          >
            <span className={styles['icon']} aria-hidden="true">
              <InboxOutlined />
            </span>
            <span className={styles['label']}>{t('pages.inboxAll')}</span>
          </Link>
        </li>
      </ul>
      <div className={styles['section']}>
        <h2 className={styles['title']}>{t('communities')}</h2>
        <ul>
          {communities.map(({ id, name }) => (
            <li key={id}>
              <Link
                to="/c/$community"
                params={{ community: id }}
                className={styles['place']}
                title={name}
                onClick={onGone}
              >
                <span className={styles['icon']} aria-hidden="true">
                  <HomeOutlined />
                </span>
                <span className={styles['label']}>{name}</span>
              </Link>
            </li>
          ))}
          <li>
            <Link
              to="/welcome"
              className={styles['place']}
              activeProps={here}
              title={t('newCommunity')}
              onClick={onGone}
            >
              <span className={styles['icon']} aria-hidden="true">
                <PlusOutlined />
              </span>
              <span className={styles['label']}>{t('newCommunity')}</span>
            </Link>
          </li>
        </ul>
      </div>
    </nav>
  )
}
