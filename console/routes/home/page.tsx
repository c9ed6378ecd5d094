import { useQuery } from '@tanstack/react-query'
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
import { topQuery, weekQuery } from './home-queries.ts'
import { Next } from './next.tsx'
import { Today } from './today.tsx'

/** Is my community alive, is it in order, and what should I do today? */
export function HomePage() {
  const t = useWords('home')
  const { id } = useCommunity()
  const { operator } = useSession()
  const format = useFormat()
  const now = useNow()
  const part = partOf(Number(format.time(now).slice(0, 2)))
  const week = useQuery(weekQuery(id))
  const top = useQuery(topQuery(id))
  const groups = useQuery(groupsQuery(id))
  const error = week.error ?? top.error ?? groups.error
  const again = () => void Promise.all([week.refetch(), top.refetch(), groups.refetch()])
  return (
    <Page title={t('greeting', { part, name: operator.name })} finding={format.day(now)}>
      {error ? <Failure error={error} retry={again} /> : null}
      {top.data ? <Next top={top.data} needing={groups.data?.counts.needs ?? 0} /> : null}
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
