import { useFormat } from '../../ui/format.ts'
import type { Formats } from '../../ui/formats.ts'
import { useNow } from '../../ui/now.ts'
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
  readonly onDecline: (actions: readonly string[], reason: string | null) => void
}

/** The time alone where it is today. */
function soon(at: number, now: number, format: Formats): string {
  const time = format.time(at)
  return format.day(at) === format.day(now) ? time : `${format.day(at)} ${time}`
}

/** Everything that is due in one group: what to paste, what to say in private, what to do. */
export function StopCard({ stop, copied, declined, onDecline }: StopCardProps) {
  const t = useWords('round')
  const format = useFormat()
  const pieces = piecesOf(stop)
  const deeds = deedsOf(stop)
  const now = useNow()
  const until = Math.min(...stop.tasks.map(({ expires }) => expires))
  return (
    <article className={styles['card']} aria-labelledby="round-group">
      <header className={styles['head']}>
        <h2 id="round-group">{nameOf(stop, t)}</h2>
        <span title={format.exact(until)}>{t('until', { time: soon(until, now, format) })}</span>
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
      <Deeds
        deeds={deeds}
        alone={deeds.length === 1 && pieces.length === 0}
        declined={declined}
        onDecline={onDecline}
      />
    </article>
  )
}
