import { useWords } from '../../locale/words.ts'
import styles from './people.module.css'
import { RIGHTS } from './types.ts'

/** What each right allows, for whoever wonders which one to give. */
export function RightsLegend() {
  const t = useWords('people')
  return (
    <section className={styles['section']} aria-labelledby="rights-legend">
      <h2 id="rights-legend">{t('legend')}</h2>
      <dl className={styles['legend']}>
        {RIGHTS.map((right) => (
          <div key={right}>
            <dt>{t(`rights.${right}`)}</dt>
            <dd>{t(`explain.${right}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
