import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { GroupVitals } from '../../parts/groups/vitals.ts'
import styles from './page.module.css'

interface ChosenBarProps {
  readonly chosen: readonly string[]
  readonly shown: readonly GroupVitals[]
  readonly onAssign: () => void
  readonly onChange: (chosen: string[]) => void
}

/** What can be done with what is ticked; there while something is. */
export function ChosenBar({ chosen, shown, onAssign, onChange }: ChosenBarProps) {
  const t = useWords('groups')
  if (chosen.length === 0) return null
  return (
    <div className={styles['bar']} role="region" aria-label={t('chosen.count', { count: chosen.length })}>
      <span aria-live="polite">{t('chosen.count', { count: chosen.length })}</span>
      {chosen.length < shown.length ? (
        <Button type="link" onClick={() => onChange(shown.map(({ id }) => id))}>
          {t('chosen.all', { count: shown.length })}
        </Button>
      ) : null}
      <Button onClick={() => onChange([])}>{t('chosen.clear')}</Button>
      <Button type="primary" onClick={onAssign}>
        {t('chosen.assign')}
      </Button>
    </div>
  )
}
