import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Rows } from '../../ui/rows.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import styles from './audit.module.css'

type Deed = Schemas['AuditEntry']

/** What operators did in this community. */
export function DeedList({ operator }: { readonly operator: string | undefined }) {
  const t = useWords('audit')
  const { id } = useCommunity()
  const language = useLanguage()
  const found = useInfiniteQuery({
    queryKey: ['audit', id, operator ?? null, language],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/communities/{community}/audit', {
          params: {
            path: { community: id },
            query: {
              ...(pageParam === null ? {} : { before: pageParam }),
              ...(operator ? { operator } : {}),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  })
  if (found.isPending) return <Waiting rows={6} />
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />
  return (
    <Rows<Deed>
      label={t('label')}
      items={found.data.pages.flatMap(({ entries }) => entries)}
      rowKey={({ seq }) => seq}
      empty={<Empty title={operator ? t('emptyFilter') : t('emptyTitle')} text={t('emptyText')} />}
      columns={[
        { key: 'when', title: t('when'), width: 130, render: (_, { at }) => <When at={at} /> },
        { key: 'who', title: t('who'), width: 160, render: (_, deed) => deed.operator.name },
        { key: 'what', title: t('what'), render: (_, deed) => <What deed={deed} /> },
        {
          key: 'event',
          title: <span className="unseen">{t('event')}</span>,
          width: 120,
          render: (_, deed) => <ToEvent deed={deed} />,
        },
      ]}
      card={(deed) => (
        <div className={styles['card']}>
          <What deed={deed} />
          <span className={styles['soft']}>
            {deed.operator.name} · <When at={deed.at} /> · <ToEvent deed={deed} />
          </span>
        </div>
      )}
      footer={
        found.hasNextPage ? (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null
      }
    />
  )
}

function What({ deed }: { readonly deed: Deed }) {
  return (
    <span className={styles['words']}>
      <span>{deed.what}</span>
      {deed.reason ? <q className={styles['soft']}>{deed.reason}</q> : null}
    </span>
  )
}

function ToEvent({ deed }: { readonly deed: Deed }) {
  const t = useWords('audit')
  const { id } = useCommunity()
  return (
    <Link to="/c/$community/live" params={{ community: id }} search={{ event: deed.seq }}>
      {t('event')}
    </Link>
  )
}
