import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Schemas } from '../../../shell/api/contract.ts'
import { api, ask } from '../../api/client.ts'
import { useLanguage, useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Rows } from '../../ui/rows.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import styles from './audit.module.css'

type SignIn = Schemas['SignInEntry']

/** Signing in, sessions, invitations and rights of the whole installation. */
export function SignInList({ operator }: { readonly operator: string | undefined }) {
  const t = useWords('audit')
  const language = useLanguage()
  const found = useInfiniteQuery({
    queryKey: ['sign-ins', operator ?? null, language],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/sign-ins', {
          params: {
            query: {
              ...(pageParam === null ? {} : { before: Number(pageParam) }),
              ...(operator ? { operator } : {}),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  })
  if (found.isPending) return <Waiting rows={6} />
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />
  const nameOf = ({ operator: who }: SignIn) => who?.name ?? t('nobody')
  return (
    <Rows<SignIn>
      label={t('label')}
      items={found.data.pages.flatMap(({ entries }) => entries)}
      rowKey={({ id }) => id}
      empty={<Empty title={t('emptyFilter')} />}
      columns={[
        { key: 'when', title: t('when'), width: 130, render: (_, { at }) => <When at={at} /> },
        { key: 'who', title: t('who'), width: 160, render: (_, entry) => nameOf(entry) },
        { key: 'what', title: t('what'), render: (_, { what }) => what },
        { key: 'where', title: t('where'), width: 160, render: (_, { address }) => address },
      ]}
      card={(entry) => (
        <div className={styles['card']}>
          <span>{entry.what}</span>
          <span className={styles['soft']}>
            {nameOf(entry)} · <When at={entry.at} /> · {entry.address}
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
