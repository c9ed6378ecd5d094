import { useId } from 'react'
import type { Schemas } from '../../../shell/api/contract.ts'
import { useWords } from '../../locale/words.ts'
import styles from './charter-choice.module.css'

/** Stands for no ready charter. */
export const BLANK = 'blank'
/** Rules that are listed of each charter. */
const SHOWN = 4

interface CharterChoiceProps {
  readonly charters: readonly Schemas['ReadyCharter'][]
  readonly value?: string
  readonly onChange?: (value: string) => void
}

/** Ready charters with what each does, and a blank one: one of them is chosen. */
export function CharterChoice({ charters, value, onChange }: CharterChoiceProps) {
  const t = useWords('welcome')
  const name = useId()
  return (
    <div className={styles['choices']} role="radiogroup" aria-label={t('found.charter')}>
      {charters.map((charter) => (
        <label key={charter.id} className={styles['choice']} lang={charter.languages[0]}>
          <input
            type="radio"
            name={name}
            value={charter.id}
            checked={value === charter.id}
            onChange={() => onChange?.(charter.id)}
          />
          <span className={styles['head']}>
            <strong>{charter.name}</strong>
            <Score score={charter.score} />
          </span>
          {charter.purpose ? <span className={styles['purpose']}>{charter.purpose}</span> : null}
          <ul className={styles['rules']}>
            {charter.rules.slice(0, SHOWN).map((title) => (
              <li key={title}>{title}</li>
            ))}
            {charter.rules.length > SHOWN ? (
              <li className={styles['more']}>
                {t('found.moreRules', { count: charter.rules.length - SHOWN })}
              </li>
            ) : null}
          </ul>
        </label>
      ))}
      <label className={styles['choice']}>
        <input
          type="radio"
          name={name}
          value={BLANK}
          checked={value === BLANK}
          onChange={() => onChange?.(BLANK)}
        />
        <span className={styles['head']}>
          <strong>{t('found.blank')}</strong>
        </span>
        <span className={styles['purpose']}>{t('found.blankText')}</span>
      </label>
    </div>
  )
}

function Score({ score }: { readonly score: number }) {
  const t = useWords('welcome')
  return (
    <span className={styles['score']} title={t('found.scoreHelp')}>
      {t('found.score', { score })}
    </span>
  )
}
