import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { FeedState, LiveFeed } from './live-feed.ts'
import styles from './live.module.css'

/** Above the oldest line: how to get further back, and what was not looked at. */
export function StreamHead({ feed, state }: { readonly feed: LiveFeed; readonly state: FeedState }) {
  const t = useWords('live')
  const { next, partial, searched, loadingOlder, rows } = state
  return (
    <div className={styles['head']}>
      {searched === null ? null : <p>{t('searched', { count: searched })}</p>}
      {partial ? <p>{t('partial')}</p> : null}
      {next === null ? (
        rows.length > 0 && <p>{t('start')}</p>
      ) : (
        <Button size="small" loading={loadingOlder} onClick={() => void feed.older()}>
          {t(partial ? 'further' : 'older')}
        </Button>
      )}
    </div>
  )
}
