import { useWords } from '../../locale/words.ts'
import styles from './coming.module.css'
import { nameOf } from './names.ts'
import { keyOf } from './walk.ts'
import type { Stop } from './walk.ts'

const SHOWN = 12

interface ComingProps {
  /** After the group in which one stands. */
  readonly stops: readonly Stop[]
  readonly onGo: (stop: Stop) => void
}

/** Groups that come next: a tap goes there at once. */
export function Coming({ stops, onGo }: ComingProps) {
  const t = useWords('round')
  if (stops.length === 0) return null
  return (
    <nav className={styles['coming']} aria-label={t('coming')}>
      <h2>{t('coming')}</h2>
      <ol>
        {stops.slice(0, SHOWN).map((stop) => (
          <li key={keyOf(stop)}>
            <button type="button" onClick={() => onGo(stop)}>
              <bdi>{nameOf(stop, t)}</bdi>
            </button>
          </li>
        ))}
      </ol>
      {stops.length > SHOWN ? <p>{t('comingMore', { count: stops.length - SHOWN })}</p> : null}
    </nav>
  )
}
