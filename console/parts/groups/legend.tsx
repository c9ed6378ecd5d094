import { useWords } from '../../locale/words.ts'
import styles from './field.module.css'

const AGES = [0, 1, 2, 3, 4] as const

/** What size, shade, rim and dot mean, and how many groups are not in the picture. */
export function Legend({ rest }: { readonly rest: number }) {
  const t = useWords('groups')
  return (
    <p className={styles['legend']}>
      <span>{t('field.size')}</span>
      {AGES.map((age) => (
        <span key={age} className={styles['key']}>
          <span className={`${styles['swatch']} ${styles[`age${age}`]}`} aria-hidden="true" />
          {t(`field.age.${age}`)}
        </span>
      ))}
      <span className={styles['key']}>
        <span className={`${styles['swatch']} ${styles['age3']} ${styles['look']}`} aria-hidden="true" />
        {t('field.look')}
      </span>
      <span className={styles['key']}>
        <span className={`${styles['swatch']} ${styles['age1']}`} aria-hidden="true">
          <span className={styles['dot']} />
        </span>
        {t('field.chore')}
      </span>
      {rest > 0 ? <span>{t('field.rest', { count: rest })}</span> : null}
    </p>
  )
}
