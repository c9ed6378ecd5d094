import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { groupsQuery } from '../../parts/groups/vitals.ts'
import { useSession } from '../../session.ts'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Dials } from './dials.tsx'
import { HomeGroups } from './home-groups.tsx'
import styles from './home.module.css'
import { topQuery, weekQuery } from './home-queries.ts'
import type { Top } from './home-queries.ts'
import { Today } from './today.tsx'

/** Is my community alive, is it in order, and what should I do today? */
export function HomePage() {
  const t = useWords('home')
  const { id } = useCommunity()
  const { operator } = useSession()
  const format = useFormat()
  const part = partOf(Number(format.time(useNow()).slice(0, 2)))
  const week = useQuery(weekQuery(id))
  const top = useQuery(topQuery(id))
  const groups = useQuery(groupsQuery(id))
  const error = week.error ?? top.error ?? groups.error
  const again = () => void Promise.all([week.refetch(), top.refetch(), groups.refetch()])
  return (
    <Page
      title={t('greeting', { part, name: operator.name })}
      finding={<Next top={top.data} needing={groups.data?.counts.needs ?? 0} />}
    >
      {error ? <Failure error={error} retry={again} /> : null}
      {week.data && top.data ? <Dials week={week.data} top={top.data} /> : null}
      {week.data && top.data ? <Today week={week.data} top={top.data} /> : null}
      {groups.data ? <HomeGroups overview={groups.data} /> : null}
      {!error && (week.isPending || top.isPending) ? <Waiting rows={8} /> : null}
    </Page>
  )
}

function partOf(hour: number): 'night' | 'morning' | 'afternoon' | 'evening' {
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** The one thing to do now. */
function Next({ top, needing }: { readonly top: Top | undefined; readonly needing: number }) {
  const t = useWords('home')
  const { id, detail } = useCommunity()
  if (detail.charter === null)
    return (
      <>
        {t('noCharter')}{' '}
        <Link to="/c/$community/studio" params={{ community: id }}>
          {t('writeCharter')}
        </Link>
      </>
    )
  if (!top) return null
  const [first] = top.items
  if (first)
    return (
      <>
        {t('next')}{' '}
        <Link
          className={styles['next']}
          to="/c/$community/inbox"
          params={{ community: id }}
          search={{ item: first.id }}
        >
          {first.title}
        </Link>
      </>
    )
  if (needing === 0) return <>{t('calm')}</>
  return (
    <Link to="/c/$community/groups" params={{ community: id }} search={{ show: 'needs' }}>
      {t('calmSilent', { count: needing })}
    </Link>
  )
}
