import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { usePhone } from '../../ui/width.ts'
import { Deck } from './deck.tsx'
import { Desk } from './desk.tsx'
import { listQuery } from './inbox-query.ts'
import { InboxKeys } from './inbox-keys.tsx'
import { keyOf } from './types.ts'
import type { Item, Show } from './types.ts'
import { useActs } from './use-acts.ts'
import type { Acts } from './use-acts.ts'

interface InboxViewProps {
  readonly title: string
  /** null = all communities. */
  readonly community: string | null
  readonly show: Show
  /** Key or id of the item that is open. */
  readonly item: string | undefined
  readonly onShow: (show: Show) => void
  readonly onItem: (item: string | undefined) => void
}

/** What list and card share. */
export interface Board {
  readonly items: readonly Item[]
  readonly total: number
  readonly place: number
  readonly current: Item
  readonly named: boolean
  readonly acts: Acts
  readonly selected: ReadonlySet<string>
  readonly more: (() => void) | null
  readonly go: (place: number) => void
  readonly select: (key: string) => void
  readonly clear: () => void
}

const SHOWS: readonly Show[] = ['open', 'mine', 'snoozed']

/** The inbox: a list beside the evidence, or one card at a time on a phone. */
export function InboxView({ title, community, show, item, onShow, onItem }: InboxViewProps) {
  const t = useWords('inbox')
  const phone = usePhone()
  const acts = useActs()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery(listQuery({ community, show }))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const counts = data?.pages[0]?.counts
  const place = usePlace(items, item)
  const current = items[place]
  const more = hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null
  const go = (next: number) => {
    const chosen = items[next]
    if (chosen) onItem(community === null ? keyOf(chosen) : chosen.id)
    if (next >= items.length - 3) more?.()
  }
  const select = (key: string) =>
    setSelected((before) =>
      before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key]),
    )
  const clear = () => setSelected(new Set())
  const finding =
    counts === undefined
      ? undefined
      : counts.open === 0
        ? t('finding.none')
        : t('finding.some', { count: counts.open, mine: counts.mine, snoozed: counts.snoozed })
  const total =
    counts === undefined ? 0 : { open: counts.open, mine: counts.mine, snoozed: counts.snoozed }[show]
  return (
    <Page
      title={title}
      finding={finding}
      width="full"
      tools={
        <Segmented<Show>
          aria-label={t('show.label')}
          value={show}
          onChange={onShow}
          options={SHOWS.map((value) => ({
            value,
            label: counts
              ? t('show.counted', { name: t(`show.${value}`), count: counts[value] })
              : t(`show.${value}`),
          }))}
        />
      }
    >
      {isPending ? (
        <Waiting rows={6} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : current === undefined ? (
        <Nothing show={show} snoozed={counts?.snoozed ?? 0} onShow={onShow} />
      ) : (
        <Shown
          board={{
            items,
            total,
            place,
            current,
            named: community === null,
            acts,
            selected,
            more,
            go,
            select,
            clear,
          }}
          phone={phone}
        />
      )}
    </Page>
  )
}

/** Where one stands: what was open, and after it was dealt with what has moved up into its place. */
function usePlace(items: readonly Item[], name: string | undefined): number {
  const [last, setLast] = useState(0)
  const found = items.findIndex((item) => item.id === name || keyOf(item) === name)
  if (found !== -1 && found !== last) setLast(found)
  return found === -1 ? Math.min(last, Math.max(0, items.length - 1)) : found
}

function Shown({ board, phone }: { readonly board: Board; readonly phone: boolean }) {
  return (
    <>
      <InboxKeys board={board} />
      {phone ? <Deck board={board} /> : <Desk board={board} />}
    </>
  )
}

interface NothingProps {
  readonly show: Show
  readonly snoozed: number
  readonly onShow: (show: Show) => void
}

function Nothing({ show, snoozed, onShow }: NothingProps) {
  const t = useWords('inbox')
  return (
    <Empty
      title={t(`empty.${show}.title`)}
      text={t(`empty.${show}.text`)}
      action={
        show === 'open' && snoozed > 0 ? (
          <Button onClick={() => onShow('snoozed')}>{t('empty.toSnoozed', { count: snoozed })}</Button>
        ) : show === 'open' ? undefined : (
          <Button onClick={() => onShow('open')}>{t('empty.toOpen')}</Button>
        )
      }
    />
  )
}
