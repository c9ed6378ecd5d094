import { useWords } from '../../locale/words.ts'
import { Dial } from '../../ui/dial.tsx'
import styles from './checkup.module.css'
import type { Problem } from './queries.ts'

interface GradeCardProps {
  readonly problem: Problem
  readonly open: boolean
  readonly onOpen: () => void
}

/** From here on a grade is good, and below here something is being lost. */
const GOOD = 70
const POOR = 40

/** One problem: its grade, its finding, how sure it is. */
export function GradeCard({ problem: { id, grade, headline }, open, onOpen }: GradeCardProps) {
  const t = useWords('checkup')
  const { value, sure } = grade
  const tone = value === null || value >= GOOD ? 'good' : value >= POOR ? 'person' : 'loss'
  const label = value === null ? t('grade.none') : t('grade.of', { value })
  return (
    <button
      type="button"
      role="tab"
      aria-selected={open}
      id={`checkup-${id}`}
      aria-controls="checkup-open"
      className={styles['grade']}
      onClick={onOpen}
    >
      <Dial
        share={(value ?? 0) / 100}
        tone={tone}
        mark={value === null ? '–' : String(value)}
        label={label}
      />
      <span className={styles['gradeWords']}>
        <strong>{t(`problem.${id}`)}</strong>
        <span>{headline}</span>
        <small>{t(`sure.${sure}`)}</small>
      </span>
    </button>
  )
}
