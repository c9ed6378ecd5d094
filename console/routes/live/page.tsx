import { useNavigate } from '@tanstack/react-router'
import type { InputRef } from 'antd'
import { useCallback, useMemo, useRef } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import type { Event } from '../../parts/events/types.ts'
import { Page } from '../../ui/page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { useDesk } from '../../ui/width.ts'
import { Composer } from './composer.tsx'
import { filterIn } from './filter.ts'
import type { Filter } from './filter.ts'
import { Filters } from './filters.tsx'
import styles from './live.module.css'
import { neighbour } from './neighbour.ts'
import { liveRoute } from './route.ts'
import { Stream } from './stream.tsx'
import { useFill } from './use-fill.ts'
import { useLiveFeed } from './use-live-feed.ts'
import { firstUndoable, useUndo } from './use-undo.ts'
import { WhyPanel } from './why-panel.tsx'

/** What is happening, and why. */
export function LivePage() {
  const t = useWords('live')
  const words = useWords('common')
  const search = liveRoute.useSearch()
  const navigate = useNavigate({ from: liveRoute.fullPath })
  const desk = useDesk()
  const community = useCommunity()
  const filter = useMemo(() => filterIn(search), [search])
  const [feed, state] = useLiveFeed(community.id, filter)
  const undo = useUndo(community.id, feed.personOf)
  const { event: selected } = search
  const { fill, height } = useFill()
  const searchBox = useRef<InputRef>(null)

  const open = useCallback(
    (event: string | undefined, why?: string) =>
      void navigate({ search: (before) => ({ ...before, event, why }), replace: true }),
    [navigate],
  )
  const openEvent = useCallback(({ seq }: Event) => open(seq), [open])
  const narrow = (change: Partial<Filter>) =>
    void navigate({ search: (before) => ({ ...before, ...change, why: undefined }) })
  const step = (by: 1 | -1) => {
    const next = neighbour(state.rows, selected, by)
    if (next !== null) open(next)
  }

  useShortcuts('live', [
    { keys: 'j', label: t('keys.next'), run: () => step(1) },
    { keys: 'k', label: t('keys.previous'), run: () => step(-1) },
    {
      keys: 'u',
      label: t('keys.undo'),
      run: () => {
        const event = selected === undefined ? null : feed.event(selected)
        const action = event === null ? null : firstUndoable(event)
        if (action !== null && community.can('manager')) undo.take(action)
      },
    },
    { keys: 'Escape', label: t('keys.close'), run: () => open(undefined) },
    { keys: 'p', label: t('keys.pause'), run: () => feed.pause(!state.paused) },
    { keys: '/', label: t('keys.search'), run: () => searchBox.current?.focus() },
  ])

  const panel =
    selected === undefined ? null : (
      <WhyPanel
        key={selected}
        seq={selected}
        known={feed.event(selected)}
        personOf={feed.personOf}
        focus={search.why ?? null}
        onFocus={(rule) => open(selected, rule)}
        onNarrow={narrow}
        undo={undo}
      />
    )

  return (
    <Page
      title={words('pages.live')}
      width="full"
      tools={<Filters filter={filter} onChange={narrow} feed={feed} state={state} searchBox={searchBox} />}
    >
      <div ref={fill} className={styles['live']} style={{ height }}>
        <div className={styles['left']}>
          <Stream feed={feed} state={state} filter={filter} selected={selected} onOpen={openEvent} />
          {community.can('steward') ? <Composer /> : null}
        </div>
        {desk ? (
          <aside className={styles['why']} aria-label={t('panel.none')}>
            {panel ?? (
              <div className={styles['none']}>
                <h2>{t('panel.none')}</h2>
                <p>{t('panel.noneText')}</p>
              </div>
            )}
          </aside>
        ) : (
          <Sheet title={t('panel.none')} open={panel !== null} onClose={() => open(undefined)}>
            {panel}
          </Sheet>
        )}
      </div>
    </Page>
  )
}
