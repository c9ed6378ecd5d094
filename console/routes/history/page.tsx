import { useQuery } from '@tanstack/react-query'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { DropZone } from './drop-zone.tsx'
import { historiesQuery, isUnderWay } from './histories.ts'
import { HistoryResult } from './history-result.tsx'
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
  const mayBring = community.can('steward')
  const busy = uploads.sending.length > 0 || histories.some(isUnderWay)
  const over = histories.filter((history) => !isUnderWay(history))
  const shown = over.find(({ id }) => id === show) ?? over[0]
  return (
    <Page title={t('common:pages.history')} finding={t('finding')}>
      {mayBring ? <DropZone onFiles={uploads.add} busy={busy} /> : <p>{t('mayNot')}</p>}
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
      {shown ? <HistoryResult key={shown.id} history={shown} mayBring={mayBring} /> : null}
      {over.length > 1 ? <PastHistories histories={over} shown={shown?.id} /> : null}
      {found.isSuccess && histories.length === 0 && !busy ? (
        <Empty title={t('empty.title')} text={t('empty.text')} example={<HowTo />} />
      ) : null}
    </Page>
  )
}

function HowTo() {
  const t = useWords('history')
  return (
    <dl className={styles['how']}>
      {(['telegram', 'chatlab', 'irc', 'neutral'] as const).map((format) => (
        <div key={format}>
          <dt>{t(`formats.${format}`)}</dt>
          <dd>{t(`howTo.${format}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
