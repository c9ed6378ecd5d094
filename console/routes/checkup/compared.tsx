import { Link } from '@tanstack/react-router'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { useFormat } from '../../ui/format.ts'
import styles from './checkup.module.css'
import type { Report } from './queries.ts'

const PROBLEMS = ['plan', 'incentives', 'knowledge', 'fairness', 'chores'] as const
/** Groups that are listed, the liveliest first. */
const MOST = 200

/** The groups beside each other: five grades a group. */
export function Compared({ groups }: { readonly groups: Report['groups'] }) {
  const t = useWords('checkup')
  const format = useFormat()
  const { id } = useCommunity()
  return (
    <section className={styles['problem']} id="checkup-open" aria-label={t('sections.groups')}>
      <ul className={styles['groups']}>
        {groups.slice(0, MOST).map(({ group, name, messages, members, grades, headline }) => (
          <li key={group} className={styles['card']}>
            <Link to="/c/$community/live" params={{ community: id }} search={{ group }}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
            </Link>
            <span className={styles['soft']}>
              {t('groups.size', { messages: format.number(messages), members: format.number(members) })}
            </span>
            <dl className={styles['five']}>
              {PROBLEMS.map((problem) => (
                <div key={problem}>
                  <dt>{t(`problem.${problem}`)}</dt>
                  <dd>{grades[problem] ?? '–'}</dd>
                </div>
              ))}
            </dl>
            <p>{headline}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
