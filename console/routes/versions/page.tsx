import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { useFormat } from '../../ui/format.ts'
import { useNow } from '../../ui/now.ts'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Comparison } from './comparison.tsx'
import { versionsQuery } from './queries.ts'
import { VersionList } from './version-list.tsx'
import styles from './versions.module.css'

const route = getRouteApi('/house/c/$community/versions')

/** Every version of the charter: who, when, why, and what differs between any two. */
export function VersionsPage() {
  const t = useWords('versions')
  const { id } = useCommunity()
  const { version, since } = route.useSearch()
  const asked = useQuery(versionsQuery(id))
  const title = t('common:pages.versions')
  if (asked.error) {
    return (
      <Page title={title}>
        <Failure error={asked.error} retry={() => void asked.refetch()} />
      </Page>
    )
  }
  if (!asked.data) {
    return (
      <Page title={title}>
        <Waiting />
      </Page>
    )
  }
  const versions = asked.data.versions.toSorted((one, other) => other.version - one.version)
  const [newest] = versions
  if (!newest) {
    return (
      <Page title={title}>
        <Empty
          title={t('empty.title')}
          text={t('empty.text')}
          action={
            <Link to="/c/$community/studio" params={{ community: id }}>
              {t('empty.action')}
            </Link>
          }
        />
      </Page>
    )
  }
  const shown = versions.find((one) => one.version === version) ?? newest
  return (
    <Page title={title} finding={<Finding count={versions.length} at={newest.published} />}>
      <div className={styles['columns']}>
        <VersionList community={id} versions={versions} shown={shown.version} />
        <Comparison
          key={shown.version}
          community={id}
          versions={versions}
          version={shown}
          since={since === shown.version ? undefined : since}
        />
      </div>
    </Page>
  )
}

function Finding({ count, at }: { readonly count: number; readonly at: number }) {
  const t = useWords('versions')
  const format = useFormat()
  const now = useNow()
  return <>{t('finding', { count, since: format.relative(at, now) })}</>
}
