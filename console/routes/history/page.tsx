import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { zones } from '../../ui/zones.ts'
import { BeforeSending } from './before-sending.tsx'
import { choose } from './chosen.ts'
import type { Chosen } from './chosen.ts'
import { DropZone } from './drop-zone.tsx'
import { historiesQuery, isUnderWay } from './histories.ts'
import { HistoryResult } from './history-result.tsx'
import { HowTo } from './how-to.tsx'
import { NextStep } from './next-step.tsx'
import styles from './page.module.css'
import { PastHistories } from './past-histories.tsx'
import { historyRoute } from './route.ts'
import { UnderWay } from './under-way.tsx'
import { useUploads } from './use-uploads.ts'

/** Brings chat histories into the archive, and shows what they held. */
export function HistoryPage() {
  const t = useWords('history')
  const community = useCommunity()
  const { show } = historyRoute.useSearch()
  const found = useQuery(historiesQuery(community.id))
  const histories = found.data?.histories ?? []
  const uploads = useUploads(community.id, histories)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [zone, setZone] = useState(zones.here)
  const mayBring = community.can('steward')
  const busy = uploads.sending.length > 0 || histories.some(isUnderWay)
  const over = histories.filter((history) => !isUnderWay(history))
  const shown = over.find(({ id }) => id === show) ?? over[0]
  const take = (files: readonly File[]) => {
    const goingOn = files.filter(uploads.isBegun)
    uploads.add(goingOn.map((file) => ({ file, zone, group: '' })))
    setChosen((before) =>
      choose(
        before,
        files.filter((file) => !goingOn.includes(file)),
      ),
    )
  }
  const send = () => {
    uploads.add(chosen.map((each) => ({ ...each, zone })))
    setChosen([])
  }
  const isReady = !busy && chosen.length === 0 && over.some(({ state }) => state === 'done')
  return (
    <Page title={t('common:pages.history')} finding={t('finding')}>
      {mayBring ? (
        <DropZone onFiles={take} quiet={busy || chosen.length > 0 || over.length > 0} />
      ) : (
        <p>{t('mayNot')}</p>
      )}
      {chosen.length > 0 ? (
        <BeforeSending chosen={chosen} zone={zone} onZone={setZone} onChange={setChosen} onSend={send} />
      ) : null}
      {found.isError ? <Failure error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting rows={3} /> : null}
      <div className={styles['list']} aria-live="polite">
        {histories.filter(isUnderWay).map((history) => (
          <UnderWay
            key={history.id}
            history={history}
            mayBring={mayBring}
            sending={uploads.sending.includes(history.name)}
          />
        ))}
      </div>
      {isReady ? <NextStep mayMake={mayBring} partly={over.some(({ state }) => state !== 'done')} /> : null}
      {shown ? <HistoryResult key={shown.id} history={shown} mayBring={mayBring} /> : null}
      {over.length > 1 ? <PastHistories histories={over} shown={shown?.id} /> : null}
      {mayBring ? <HowTo open={found.isSuccess && histories.length === 0 && !busy} /> : null}
    </Page>
  )
}
