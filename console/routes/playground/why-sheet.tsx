import { Segmented } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { TraceLadder } from '../../parts/trace/trace-ladder.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import styles from './playground.module.css'
import type { Stage } from './stage.ts'
import { usePlay, type World } from './use-play.ts'

interface WhySheetProps {
  readonly community: string
  readonly stage: Stage
  readonly source: string | null
  /** Step that is asked about; null = closed. */
  readonly place: number | null
  readonly onClose: () => void
}

/** Why each rule did what it did on one step, under the draft or the charter in force. */
export function WhySheet({ community, stage, source, place, onClose }: WhySheetProps) {
  const t = useWords('playground')
  return (
    <Sheet title={t('why.title')} open={place !== null} onClose={onClose}>
      {place === null ? null : <Why {...{ community, stage, source, place }} />}
    </Sheet>
  )
}

function Why({
  community,
  stage,
  source,
  place,
}: Omit<WhySheetProps, 'onClose' | 'place'> & { readonly place: number }) {
  const t = useWords('playground')
  const { data } = usePlay(community, stage, source, [place])
  const [which, setWhich] = useState<'draft' | 'live'>('draft')
  const step = data?.steps[place]
  if (!step || !isTraced(step.draft ?? step.live)) return <Waiting />
  const { draft, live } = step
  const world = which === 'draft' ? (draft ?? live) : (live ?? draft)
  return (
    <div className={styles['why']}>
      {draft && live ? (
        <Segmented
          value={which}
          options={(['draft', 'live'] as const).map((one) => ({ value: one, label: t(`worlds.${one}`) }))}
          onChange={setWhich}
        />
      ) : null}
      {world?.events.map(({ trace, now, kind }) =>
        trace === null ? null : (
          <TraceLadder
            key={`${which} ${now} ${kind}`}
            trace={{ ...trace, charter: 0, seq: '0', instead: [] }}
          />
        ),
      )}
    </div>
  )
}

/** What was asked before without traces stays in view for a moment. */
function isTraced(world: World | null): boolean {
  return world !== null && world.events.every(({ trace }) => trace !== null)
}
