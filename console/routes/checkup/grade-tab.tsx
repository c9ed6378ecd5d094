import { useWords } from '../../locale/words.ts'
import { Dial } from '../../ui/dial.tsx'
import styles from './section-tabs.module.css'
import type { Problem } from './queries.ts'
import type { TabProps } from './section-tabs.tsx'

interface GradeTabProps {
  readonly problem: Problem
  readonly tab: TabProps
}

/** From here on a grade is good, and below here something is being lost. */
const GOOD = 70
const POOR = 40

/** `good` where nothing can be said, too: nothing calls for anybody. */
export const toneOf = (points: number | null): 'good' | 'person' | 'loss' =>
  points === null || points >= GOOD ? 'good' : points >= POOR ? 'person' : 'loss'

/** One problem: its grade, its finding, how sure it is. */
export function GradeTab({ problem: { id, grade, headline }, tab }: GradeTabProps) {
  const t = useWords('checkup')
  const { value, sure } = grade
  return (
    <button {...tab} className={styles['grade']}>
      <Dial
        share={(value ?? 0) / 100}
        tone={toneOf(value)}
        mark={value === null ? '–' : String(value)}
        label={value === null ? t('grade.none') : t('grade.of', { value })}
      />
      <span className={styles['gradeWords']}>
        <strong>{t(`problem.${id}`)}</strong>
        <span className={styles['short']}>{headline}</span>
        <small>{t(`sure.${sure}`)}</small>
      </span>
    </button>
  )
}
