import { Segmented, Select } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { Page } from '../../ui/page.tsx'
import { DeedList } from './deed-list.tsx'
import { SignInList } from './sign-in-list.tsx'

/** Who did what, when and why. */
export function AuditPage() {
  const t = useWords('audit')
  const community = useCommunity()
  const { rights } = useSession()
  const { list = 'community', operator } = useSearch({ from: auditPlace })
  const navigate = useNavigate({ from: '/c/$community/audit' })
  const overAll = rights.some((held) => held.community === 'all' && held.right === 'steward')
  const people = useQuery({
    queryKey: ['operators', community.id],
    queryFn: () =>
      ask(
        api.GET('/api/v1/communities/{community}/operators', {
          params: { path: { community: community.id } },
        }),
      ),
  })
  return (
    <Page
      title={t('common:pages.audit')}
      finding={t('finding')}
      tools={
        <>
          {overAll ? (
            <Segmented
              aria-label={t('label')}
              value={list}
              onChange={(value) => void navigate({ search: (before) => ({ ...before, list: value }) })}
              options={[
                { value: 'community' as const, label: t('community') },
                { value: 'sign-ins' as const, label: t('signIns') },
              ]}
            />
          ) : null}
          <Select
            aria-label={t('who')}
            value={operator ?? ''}
            popupMatchSelectWidth={false}
            onChange={(value) =>
              void navigate({
                search: (before) => ({ ...before, operator: value === '' ? undefined : value }),
              })
            }
            options={[
              { value: '', label: t('anybody') },
              ...(people.data?.operators.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ]}
          />
        </>
      }
    >
      {list === 'sign-ins' && overAll ? <SignInList operator={operator} /> : <DeedList operator={operator} />}
    </Page>
  )
}

const auditPlace = '/house/c/$community/audit' as const
