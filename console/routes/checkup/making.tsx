import { Button, Progress } from 'antd'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './checkup.module.css'
import type { Checkup } from './queries.ts'

interface MakingProps {
  readonly checkup: Checkup
  readonly onStop: (() => void) | null
}

/** How far the reading is. */
export function Making({ checkup: { read, total }, onStop }: MakingProps) {
  const t = useWords('checkup')
  const format = useFormat()
  const percent = total === 0 ? 0 : Math.min(100, Math.round((read / total) * 100))
  return (
    <section className={styles['card']} aria-live="polite">
      <h2>{t('making.title')}</h2>
      <Progress percent={percent} aria-label={t('making.title')} />
      <p className={styles['soft']}>
        {t('making.read', { read: format.number(read), total: format.number(total) })}
      </p>
      {onStop ? (
        <div>
          <Button onClick={onStop}>{t('making.stop')}</Button>
        </div>
      ) : null}
    </section>
  )
}
