import { useSearch } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { Page } from '../../ui/page.tsx'
import { Filters } from './filters.tsx'
import { SIGN_IN_ACTS } from './search.ts'
import type { AuditSearch } from './search.ts'
import { Timeline } from './timeline.tsx'
import { useDeeds, useSignIns } from './use-entries.ts'

/** Who did what, when and why. */
export function AuditPage() {
  const search = useSearch({ from: '/house/c/$community/audit' })
  const { rights } = useSession()
  const overAll = rights.some((held) => held.community === 'all' && held.right === 'steward')
  return search.list === 'sign-ins' && overAll ? (
    <SignIns search={search} />
  ) : (
    <Deeds search={search} overAll={overAll} />
  )
}

interface ListProps {
  readonly search: AuditSearch
}

function Deeds({ search, overAll }: ListProps & { readonly overAll: boolean }) {
  const t = useWords('audit')
  const { id } = useCommunity()
  const found = useDeeds(id, search)
  const acts = found.data?.pages[0]?.acts ?? []
  const isFiltered = search.operator !== undefined || search.act !== undefined
  return (
    <Page
      title={t('common:pages.audit')}
      finding={t('finding')}
      tools={
        <Filters search={search} overAll={overAll} act={search.act} acts={acts} onAct={(act) => ({ act })} />
      }
      width="text"
    >
      <Timeline acts={acts} found={found} isFiltered={isFiltered} />
    </Page>
  )
}

/** Signing in, sessions, invitations and rights of the whole installation. */
function SignIns({ search }: ListProps) {
  const t = useWords('audit')
  const found = useSignIns(search)
  const isFiltered = search.operator !== undefined || search.signIn !== undefined
  return (
    <Page
      title={t('common:pages.audit')}
      finding={t('findingSignIns')}
      tools={
        <Filters
          search={search}
          overAll
          act={search.signIn}
          acts={SIGN_IN_ACTS}
          onAct={(act) => ({ signIn: SIGN_IN_ACTS.find((each) => each === act) })}
        />
      }
      width="text"
    >
      <Timeline acts={SIGN_IN_ACTS} found={found} isFiltered={isFiltered} />
    </Page>
  )
}
