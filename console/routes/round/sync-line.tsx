import { Button } from 'antd'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../../locale/words.ts'
import styles from './told.module.css'
import type { Sync } from './use-sync.ts'

interface SyncLineProps {
  readonly waiting: number
  readonly sync: Sync
  /** When the round was read that is shown, if it could not be read anew. */
  readonly asOf: number | null
}

/** What this device knows and the server does not, and the other way round. */
export function SyncLine({ waiting, sync, asOf }: SyncLineProps) {
  const t = useWords('round')
  const format = useFormat()
  const stuck = sync.state === 'calm' || sync.state === 'away' ? null : sync.state
  const away = sync.state === 'away' || asOf !== null
  // What was ticked a moment ago is on its way: nothing to be told about.
  if (stuck === null && !away) return null
  return (
    <div className={styles['sync']} role="status">
      {waiting > 0 ? <strong>{t('sync.waiting', { count: waiting })}</strong> : null}
      {stuck ? <span>{t('sync.stuck', { message: stuck.message })}</span> : null}
      {away && waiting > 0 ? <span>{t('sync.away')}</span> : null}
      {away && waiting === 0 && asOf !== null ? <span>{t('asOf', { time: format.time(asOf) })}</span> : null}
      {waiting > 0 ? (
        <Button type="link" onClick={sync.flush}>
          {t('sync.now')}
        </Button>
      ) : null}
    </div>
  )
}
