import { useWords } from '../../locale/words.ts'
import styles from './card.module.css'
import type { History } from './histories.ts'

interface SkippedProps {
  readonly figures: History['figures']
  readonly format: string | null
}

/** Formats whose places are lines of the file. */
const BY_LINES: ReadonlySet<string> = new Set([
  'irc',
  'neutral',
  'whatsapp',
  'wechat-copied',
  'qq',
  'line',
  'signal',
  'table',
])

/** What was left out and why; broken records with their places. */
export function Skipped({ figures: { skipped, broken, examples, refused }, format }: SkippedProps) {
  const t = useWords('history')
  const left = skipped.reduce((sum, { count }) => sum + count, 0) + broken + refused
  if (left === 0) return null
  const place = format !== null && BY_LINES.has(format) ? 'line' : 'record'
  return (
    <details className={styles['more']}>
      <summary>{t('leftOut', { count: left })}</summary>
      <ul>
        {skipped.map(({ code, reason, count }) => (
          <li key={code}>
            {reason}: {count}
          </li>
        ))}
        {refused > 0 ? <li>{t('refused', { count: refused })}</li> : null}
        {broken > 0 ? <li>{t('broken', { count: broken })}</li> : null}
        {examples.map((example) => (
          <li key={example.place}>
            {t(`at.${place}`, { place: example.place })} {example.reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
