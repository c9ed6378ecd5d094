import { Button } from 'antd'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Coming } from './coming.tsx'
import { Hand } from './hand.tsx'
import { nameOf } from './names.ts'
import { stepBack } from './notebook.ts'
import { useNotebook } from './notebook-store.ts'
import { Nothing } from './nothing.tsx'
import { Ordering } from './ordering.tsx'
import styles from './page.module.css'
import { Progress } from './progress.tsx'
import { StopCard } from './stop-card.tsx'
import { SyncLine } from './sync-line.tsx'
import { Dropped, LateTicks } from './told.tsx'
import { useKeepOffline } from './use-keep-offline.ts'
import { useRound } from './use-round.ts'
import { useSync } from './use-sync.ts'
import { useWalk } from './use-walk.ts'
import { keyOf, secondsOf, tallyOf } from './walk.ts'

/** What is to be done by hand, one group a screen. */
export function RoundPage() {
  const t = useWords('round')
  const community = useCommunity()
  if (!community.can('manager')) {
    return (
      <Page title={t('common:pages.round')}>
        <Empty title={t('viewer.title')} text={t('viewer.text')} />
      </Page>
    )
  }
  return <Rounds key={community.id} community={community.id} />
}

function Rounds({ community }: { readonly community: string }) {
  const t = useWords('round')
  const { operator } = useSession()
  const [book, store] = useNotebook(operator.id, community)
  const sync = useSync(community, book, store)
  const asked = useRound(community, book, store)
  const walk = useWalk(book, store)
  const [ordering, setOrdering] = useState(false)
  useKeepOffline(community, book.round !== null)
  const { round } = book
  if (round === null) {
    return (
      <Page title={t('common:pages.round')} width="wide">
        {asked.error ? <Failure error={asked.error} retry={asked.again} /> : <Waiting rows={4} />}
      </Page>
    )
  }
  const { left, current } = walk
  const minutes = Math.ceil(secondsOf(left, round.each) / 60)
  const open = new Set(left.map(keyOf))
  const done = book.seen.filter((key) => !open.has(key)).length
  return (
    <Page
      title={t('common:pages.round')}
      finding={left.length === 0 ? t('findingDone') : t('finding', { groups: left.length, minutes })}
      actions={
        <>
          <Button onClick={asked.again} loading={asked.reading}>
            {t('reload')}
          </Button>
          {round.order.length > 1 ? <Button onClick={() => setOrdering(true)}>{t('order')}</Button> : null}
        </>
      }
    >
      <SyncLine waiting={book.queue.length} sync={sync} asOf={asked.error ? book.read : null} />
      <LateTicks late={book.late} onSeen={() => store.change((old) => ({ ...old, late: [] }))} />
      <Dropped dropped={round.dropped} since={round.since} onSeen={() => void asked.seen()} />
      {current === null ? (
        <Nothing round={round} last={book.trail.at(-1)?.name ?? null} />
      ) : (
        <div className={styles['walk']}>
          <div className={styles['here']}>
            <Progress
              done={done}
              all={done + left.length}
              minutes={minutes}
              tally={tallyOf(left)}
              each={round.each}
            />
            <StopCard
              key={keyOf(current)}
              stop={current}
              copied={book.copied}
              declined={book.declined}
              onDecline={walk.decline}
            />
            <p className="unseen" aria-live="polite">
              {t('nowAt', { name: nameOf(current, t) })}
            </p>
            <Hand walk={walk} canGoBack={stepBack(book) !== null} />
          </div>
          <aside className={styles['coming']}>
            <Coming stops={left.slice(1)} onGo={walk.goTo} />
          </aside>
        </div>
      )}
      <Ordering
        order={round.order}
        open={ordering}
        onClose={() => setOrdering(false)}
        onOrder={(groups) => void asked.order(groups)}
      />
    </Page>
  )
}
