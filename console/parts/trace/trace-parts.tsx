import { useWords } from '../../locale/words.ts'
import type { Trace } from '../events/types.ts'
import styles from './trace.module.css'

type Part = Trace['rules'][number]['parts'][number]

/** The pieces of a condition in words, with the operator’s own line beside; what decided is marked. */
export function TraceParts({ parts }: { readonly parts: readonly Part[] }) {
  const t = useWords('trace')
  if (parts.length === 0) return null
  return (
    <ul className={styles['parts']} aria-label={t('parts')}>
      {parts.map((part, place) => (
        <li key={place} className={styles['part']} data-met={part.met} data-decisive={part.decisive}>
          <span className={styles['sign']} aria-hidden="true">
            {part.met ? '✓' : '✗'}
          </span>
          <span className="unseen">{t(part.met ? 'met' : 'unmet')}</span>
          <span>
            <span className={styles['words']}>{part.sentence}</span>
            {part.decisive ? <span className={styles['decisive']}>{t('decisive')}</span> : null}
            <code className={styles['source']}>{part.source}</code>
          </span>
        </li>
      ))}
    </ul>
  )
}
