import { useWords } from '../locale/words.ts'
import styles from './waiting.module.css'

/** The shape of what is on its way. */
export function Waiting({ rows = 5 }: { readonly rows?: number }) {
  const t = useWords('common')
  return (
    <div className={styles['waiting']} role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles['row']} />
      ))}
    </div>
  )
}
