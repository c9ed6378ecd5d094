import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ActionList } from './action-list.tsx'
import { Chips } from './chips.tsx'
import { FateBar } from './fate-bar.tsx'
import { KindFilter } from './kind-filter.tsx'
import styles from './outbox.module.css'
import { StateTabs } from './state-tabs.tsx'
import { STATES } from './states.ts'
import type { State } from './states.ts'
import { useFates } from './use-fates.ts'

const FIRST: string | null = null

/** What is said and done on the platforms: what waits, went out, failed, or nobody is sure of. */
export function OutboxPage() {
  const t = useWords('outbox')
  const { id: community, can } = useCommunity()
  const { state: asked, group, kind, rule } = useSearch({ from: '/house/c/$community/outbox' })
  const navigate = useNavigate({ from: '/c/$community/outbox' })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const decide = useFates(community)
  const counted = useOutbox(community, { state: asked ?? 'queued', group, kind, rule })
  const counts = counted.data?.pages[0]?.counts
  // Whoever comes without a wish sees what needs a person, if anything does.
  const state = asked ?? (counts ? (STATES.find((each) => counts[each] > 0) ?? 'queued') : 'queued')
  const list = useOutbox(community, { state, group, kind, rule })
  const actions = list.data?.pages.flatMap((page) => page.actions) ?? []
  const most = list.data?.pages[0]?.most ?? 1_000
  const selected = actions.filter(({ id }) => chosen.includes(id))
  const show = (next: State) => {
    setChosen([])
    void navigate({ search: (before) => ({ ...before, state: next }) })
  }
  return (
    <Page
      title={t('common:pages.outbox')}
      finding={
        counts
          ? t('finding', { unknown: counts.unknown, failed: counts.failed, queued: counts.queued })
          : undefined
      }
    >
      <StateTabs state={state} counts={counts} most={most} onState={show} />
      <div className={styles['narrowing']}>
        <KindFilter />
        <Chips actions={actions} />
      </div>
      {selected.length > 0 ? (
        <FateBar
          actions={selected}
          onClear={() => setChosen([])}
          onFate={(fate) => {
            decide({ fate, actions: selected.map(({ id }) => id) })
            setChosen([])
          }}
        />
      ) : null}
      {list.isPending ? (
        <Waiting rows={6} />
      ) : list.error ? (
        <Failure error={list.error} retry={() => void list.refetch()} />
      ) : actions.length === 0 ? (
        <Empty title={t(`empty.${state}.title`)} text={t(`empty.${state}.text`)} />
      ) : (
        <ActionList
          actions={actions}
          onFate={can('manager') ? (fate, action) => decide({ fate, actions: [action] }) : null}
          selection={can('manager') ? { keys: chosen, onChange: setChosen } : undefined}
          more={
            list.hasNextPage ? (
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('more')}
              </Button>
            ) : null
          }
        />
      )}
    </Page>
  )
}

interface Wish {
  readonly state: State
  readonly group?: string | undefined
  readonly kind?: string | undefined
  readonly rule?: string | undefined
}

function useOutbox(community: string, query: Wish) {
  return useInfiniteQuery({
    queryKey: ['outbox', community, query],
    queryFn: ({ pageParam }) =>
      ask(
        api.GET('/api/v1/communities/{community}/outbox', {
          params: {
            path: { community },
            query: pageParam === null ? query : { ...query, before: pageParam },
          },
        }),
      ),
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 10_000,
  })
}
