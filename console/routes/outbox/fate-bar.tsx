import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import styles from './outbox.module.css'
import type { Action, Fate } from './states.ts'

interface FateBarProps {
  readonly actions: readonly Action[]
  readonly onFate: (fate: Fate) => void
  readonly onClear: () => void
}

const FATES: readonly Fate[] = ['again', 'sent', 'drop']

/** What can be decided about all that are selected. */
export function FateBar({ actions, onFate, onClear }: FateBarProps) {
  const t = useWords('outbox')
  const common = FATES.filter((fate) => actions.every(({ fates }) => fates.includes(fate)))
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('selected', { count: actions.length })}>
      <strong>{t('selected', { count: actions.length })}</strong>
      {common.map((fate) => (
        <Button key={fate} danger={fate === 'drop'} onClick={() => onFate(fate)}>
          {t(`fate.${fate}`)}
        </Button>
      ))}
      {common.length === 0 ? <span className={styles['soft']}>{t('nothingInCommon')}</span> : null}
      <Button type="text" onClick={onClear}>
        {t('clear')}
      </Button>
    </div>
  )
}
