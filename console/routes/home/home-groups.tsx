import { Link, useNavigate } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { GroupField } from '../../parts/groups/field.tsx'
import { ageOf } from '../../parts/groups/vitals.ts'
import type { Overview } from '../../parts/groups/vitals.ts'
import { useNow } from '../../ui/now.ts'
import styles from './home.module.css'

export function HomeGroups({ overview }: { readonly overview: Overview }) {
  const t = useWords('home')
  const { id } = useCommunity()
  const navigate = useNavigate()
  const now = useNow()
  const { groups, counts } = overview
  if (groups.length === 0) return null
  const alive = groups.filter(({ lastOther }) => ageOf(lastOther, now) <= 2).length
  return (
    <section className={styles['card']}>
      <div className={styles['head']}>
        <div>
          <h2>{t('groups.name')}</h2>
          <p>{t('groups.fine', { alive, all: counts.all })}</p>
        </div>
        <Link to="/c/$community/groups" params={{ community: id }} search={{}}>
          {t('groups.all', { count: counts.all })}
        </Link>
      </div>
      <GroupField
        groups={groups}
        onOpen={(group) =>
          void navigate({
            to: '/c/$community/groups',
            params: { community: id },
            search: { group: group.id },
          })
        }
      />
    </section>
  )
}
