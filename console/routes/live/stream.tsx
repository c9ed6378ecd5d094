import { useVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import { memo, useEffect, useEffectEvent, useRef } from 'react'
import { useWords } from '../../locale/words.ts'
import { EventLine } from '../../parts/events/event-line.tsx'
import type { Event, PersonOf } from '../../parts/events/types.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { isFiltered } from './filter.ts'
import type { Filter } from './filter.ts'
import { Heading } from './heading.tsx'
import type { FeedState, LiveFeed } from './live-feed.ts'
import styles from './live.module.css'
import { Moves } from './moves.tsx'
import type { Row } from './rows.ts'
import { StreamHead } from './stream-head.tsx'

interface StreamProps {
  readonly feed: LiveFeed
  readonly state: FeedState
  readonly filter: Filter
  readonly selected: string | undefined
  readonly onOpen: (event: Event) => void
}

/** Pixels from the end within which the list follows what comes. */
const NEAR = 80
const HEIGHTS = { heading: 32, event: 52, moves: 32 } as const

/** The stream: only what is in view is drawn; what comes never moves what one is reading. */
export function Stream({ feed, state, filter, selected, onOpen }: StreamProps) {
  const t = useWords('live')
  const scroller = useRef<HTMLDivElement>(null)
  const { rows } = state
  const follows = useRef(true)
  const before = useRef({ offset: 0, size: 0 })
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (place) => rows[place]?.key ?? place,
    estimateSize: (place) => HEIGHTS[rows[place]?.row ?? 'event'],
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR,
    onChange: (instance) => {
      const [offset, size] = [instance.scrollOffset ?? 0, instance.getTotalSize()]
      // Further up though nothing became shorter: somebody reads there. That lines come faster than they are
      // drawn is no reason to stop following.
      if (instance.isAtEnd(NEAR)) follows.current = true
      else if (offset < before.current.offset - 1 && size >= before.current.size) follows.current = false
      before.current = { offset, size }
      feed.atEnd(follows.current)
    },
  })
  const begun = useRef(false)
  const begin = useEffectEvent(() => {
    if (begun.current || rows.length === 0) return
    begun.current = true
    if (bringIntoView(list, rows, selected)) follows.current = false
    else list.scrollToEnd()
  })
  const bring = useEffectEvent(() => {
    if (bringIntoView(list, rows, selected)) follows.current = list.isAtEnd(NEAR)
  })
  const keepUp = useEffectEvent(() => {
    if (begun.current && follows.current) list.scrollToEnd()
  })
  useEffect(() => begin(), [state.state, rows.length])
  useEffect(() => bring(), [selected])
  useEffect(() => keepUp(), [rows])

  if (state.state === 'failed') return <Failure error={state.error} retry={() => void feed.reload()} />
  if (state.state === 'loading') return <Waiting rows={8} />
  return (
    <div className={styles['stream']}>
      <div ref={scroller} className={styles['scroller']} role="region" aria-label={t('stream')}>
        <StreamHead feed={feed} state={state} />
        {rows.length === 0 ? (
          <Empty
            title={t(isFiltered(filter) ? 'empty.filteredTitle' : 'empty.title')}
            text={t(isFiltered(filter) ? 'empty.filteredText' : 'empty.text')}
          />
        ) : null}
        <div className={styles['rows']} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={key}
                ref={list.measureElement}
                data-index={index}
                className={styles['row']}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line
                  row={row}
                  personOf={feed.personOf}
                  selected={row.row === 'event' && row.key === selected}
                  onOpen={onOpen}
                />
              </div>
            )
          })}
        </div>
      </div>
      {state.unseen > 0 ? (
        <Button
          className={styles['unseen']}
          shape="round"
          onClick={() => {
            if (state.paused) feed.pause(false)
            list.scrollToEnd()
          }}
        >
          ↓ {t('unseen', { count: state.unseen })}
        </Button>
      ) : null}
    </div>
  )
}

type List = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>

/** Scrolls to the selected line; false where it is not in the list. */
function bringIntoView(list: List, rows: readonly Row[], selected: string | undefined): boolean {
  const place = rows.findIndex(({ key }) => key === selected)
  if (selected === undefined || place < 0) return false
  list.scrollToIndex(place, { align: 'auto' })
  return true
}

interface LineProps {
  readonly row: Row
  readonly personOf: PersonOf
  readonly selected: boolean
  readonly onOpen: (event: Event) => void
}

const Line = memo(function Line({ row, personOf, selected, onOpen }: LineProps) {
  if (row.row === 'heading') return <Heading at={row.at} group={row.group} />
  if (row.row === 'moves') return <Moves events={row.events} personOf={personOf} onOpen={onOpen} />
  const { event, recalled, edited, reactions } = row.shown
  return (
    <EventLine
      event={event}
      personOf={personOf}
      recalled={recalled}
      edited={edited}
      reactions={reactions}
      continued={row.continued}
      selected={selected}
      onOpen={onOpen}
    />
  )
})
