import { useNavigate } from '@tanstack/react-router'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './checkup.module.css'
import { Compared } from './compared.tsx'
import { GradeCard } from './grade-card.tsx'
import { ProblemView } from './problem-view.tsx'
import type { Report } from './queries.ts'
import { checkupRoute } from './route.ts'
import type { Section } from './route.ts'
import { VitalsView } from './vitals-view.tsx'

interface ReportViewProps {
  readonly report: Report
  readonly mayDraft: boolean
}

/** Five dials, and below them what is behind the one that is open. */
export function ReportView({ report, mayDraft }: ReportViewProps) {
  const t = useWords('checkup')
  const format = useFormat()
  const navigate = useNavigate({ from: checkupRoute.fullPath })
  const { show } = checkupRoute.useSearch()
  const open: Section = show ?? worstOf(report)
  const go = (section: Section) => void navigate({ search: { show: section }, replace: true })
  const { problems, groups, messages, members, from, to } = report
  const problem = problems.find(({ id }) => id === open)
  return (
    <>
      <p className={styles['soft']}>
        {t('about', {
          messages: format.number(messages),
          members: format.number(members),
          groups: groups.length,
          from: from === null ? '–' : format.day(from),
          to: to === null ? '–' : format.day(to),
          zone: report.zone,
        })}
      </p>
      <div className={styles['grades']} role="tablist" aria-label={t('problems')}>
        {problems.map((each) => (
          <GradeCard key={each.id} problem={each} open={each.id === open} onOpen={() => go(each.id)} />
        ))}
      </div>
      <div className={styles['more']}>
        {(['vitals', 'groups'] as const).map((section) =>
          section === 'groups' && groups.length < 2 ? null : (
            <button
              key={section}
              type="button"
              className={styles['link']}
              aria-pressed={open === section}
              onClick={() => go(section)}
            >
              {t(`sections.${section}`)}
            </button>
          ),
        )}
      </div>
      {problem ? <ProblemView key={problem.id} problem={problem} mayDraft={mayDraft} /> : null}
      {open === 'vitals' ? <VitalsView vitals={report.vitals} /> : null}
      {open === 'groups' ? <Compared groups={groups} /> : null}
      <footer className={styles['foot']}>
        <p>
          {t(`roles.${report.roles.from}`, { owner: report.roles.owner?.name ?? '–' })} {report.roles.why}
        </p>
        {report.caveats.map((caveat) => (
          <p key={caveat}>{caveat}</p>
        ))}
      </footer>
    </>
  )
}

/** The problem with the lowest grade; the first where none has one. */
function worstOf({ problems }: Report): Section {
  const graded = problems.filter(({ grade }) => grade.value !== null)
  const [worst] = graded.toSorted((a, b) => (a.grade.value ?? 0) - (b.grade.value ?? 0))
  return worst?.id ?? 'plan'
}
