import { useFormat } from '../../ui/format.ts'
import { useWords } from '../../locale/words.ts'
import { Deeds } from './deeds.tsx'
import { nameOf } from './names.ts'
import styles from './stop-card.module.css'
import { deedsOf, piecesOf } from './walk.ts'
import type { Stop } from './walk.ts'

interface StopCardProps {
  readonly stop: Stop
  readonly copied: readonly string[]
  readonly declined: Readonly<Record<string, string>>
  readonly onDecline: (action: string, reason: string | null) => void
}

/** Everything that is due in one group: what to paste, what to say in private, what to do. */
export function StopCard({ stop, copied, declined, onDecline }: StopCardProps) {
  const t = useWords('round')
  const format = useFormat()
  const pieces = piecesOf(stop)
  const until = Math.min(...stop.tasks.map(({ expires }) => expires))
  return (
    <article className={styles['card']} aria-labelledby="round-group">
      <header className={styles['head']}>
        <h2 id="round-group">{nameOf(stop, t)}</h2>
        <span title={format.exact(until)}>
          {t('until', { time: `${format.day(until)} ${format.time(until)}` })}
        </span>
      </header>
      {pieces.map(({ key, way, text, to }) => (
        <section key={key} className={styles['piece']} data-copied={copied.includes(key)}>
          <h3>
            <span>
              {way === 'paste'
                ? t('forGroup')
                : to === null
                  ? t('forSomebody')
                  : t('forPerson', { name: to })}
            </span>
            {copied.includes(key) ? <span className={styles['copied']}>✓ {t('copied')}</span> : null}
          </h3>
          <p className={styles['text']}>{text}</p>
        </section>
      ))}
      <Deeds deeds={deedsOf(stop)} declined={declined} onDecline={onDecline} />
    </article>
  )
}
