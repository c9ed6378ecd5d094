import { useWords } from '../../locale/words.ts'
import styles from './checkup.module.css'
import own from './problem-view.module.css'
import { Cures } from './cures.tsx'
import type { Taken } from './cures.tsx'
import { Evidence } from './evidence.tsx'
import { Examples } from './examples.tsx'
import { Figures } from './figures.tsx'
import type { Problem } from './queries.ts'

interface ProblemViewProps {
  readonly problem: Problem
  readonly mayDraft: boolean
  readonly taken: Taken
}

/** One problem: the finding, what would help, the evidence. */
export function ProblemView({ problem, mayDraft, taken }: ProblemViewProps) {
  const t = useWords('checkup')
  const { id, grade, headline, metrics, charts, examples, cures } = problem
  return (
    <>
      <h2 className={styles['question']}>{t(`question.${id}`)}</h2>
      <p className={own['headline']}>{headline}</p>
      <details className={own['formula']}>
        <summary>{t('formula')}</summary>
        <p>{grade.formula}</p>
        <p>{grade.why}</p>
      </details>
      <Cures cures={cures} headline={headline} mayDraft={mayDraft} taken={taken} />
      <Figures metrics={metrics} parts={grade.parts} />
      <div className={styles['charts']}>
        {charts.map((chart) => (
          <Evidence key={chart.id} chart={chart} />
        ))}
      </div>
      {examples.map((set) => (
        <Examples key={set.id} set={set} />
      ))}
    </>
  )
}
