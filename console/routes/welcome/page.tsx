import { useSuspenseQuery } from '@tanstack/react-query'
import { useWords } from '../../locale/words.ts'
import { communitiesQuery } from '../../community.ts'
import { useSession } from '../../session.ts'
import { Page } from '../../ui/page.tsx'
import { Doors } from './doors.tsx'
import { FoundCommunity } from './found-community.tsx'
import { welcomeRoute } from './route.ts'

/** Where to begin: three doors, and a community of one's own. */
export function WelcomePage() {
  const t = useWords('welcome')
  const { found } = welcomeRoute.useSearch()
  const { communities } = useSuspenseQuery(communitiesQuery).data
  const { operator, rights } = useSession()
  const mayFound = rights.some(({ community, right }) => community === 'all' && right === 'steward')
  if (found !== undefined && mayFound) {
    return (
      <Page title={t('found.title')} finding={t(`found.then.${found}`)} width="text">
        <FoundCommunity next={found} />
      </Page>
    )
  }
  return (
    <Page title={t('title', { name: operator.name })} finding={t('finding')}>
      <Doors communities={communities} mayFound={mayFound} />
    </Page>
  )
}
