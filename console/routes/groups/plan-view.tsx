import { Alert, Button, Input } from 'antd'
import { useWords } from '../../locale/words.ts'
import { useGroupWords } from '../../parts/groups/group-words.ts'
import type { Plan } from './assigning.ts'
import styles from './page.module.css'

interface PlanViewProps {
  readonly plan: Plan
  readonly reason: string
  readonly busy: boolean
  readonly onReason: (reason: string) => void
  readonly onApply: () => void
}

/** Rows that are shown: more than anybody reads. */
const MOST = 500

/** What would change, or what is wrong. */
export function PlanView({ plan, reason, busy, onReason, onApply }: PlanViewProps) {
  const t = useWords('groups')
  if (plan.faults.length > 0) return <Faults faults={plan.faults} />
  const missing = plan.changes.filter((change) => change.missing.length > 0).length
  return (
    <section className={styles['form']} aria-live="polite">
      <h3>
        {t('assign.changes', { count: plan.changes.length })} {t('assign.same', { count: plan.same })}
      </h3>
      {missing > 0 ? <Alert type="warning" showIcon title={t('assign.missing', { count: missing })} /> : null}
      {plan.changes.length > 0 ? (
        <>
          <Changes changes={plan.changes} />
          <label>
            <span>{t('assign.reason')}</span>
            <Input value={reason} maxLength={500} onChange={(event) => onReason(event.target.value)} />
          </label>
          <div>
            <Button type="primary" loading={busy} onClick={onApply}>
              {t('assign.apply', { count: plan.changes.length })}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  )
}

function Faults({ faults }: Pick<Plan, 'faults'>) {
  const t = useWords('groups')
  return (
    <section className={styles['form']} role="alert">
      <h3>{t('assign.faults', { count: faults.length })}</h3>
      <ul className={styles['faults']}>
        {faults.slice(0, MOST).map(({ line, message, hint }, place) => (
          <li key={place} className={styles['fault']}>
            {line === null ? null : <strong>{t('assign.line', { line })} </strong>}
            {message}
            <small>{hint}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ changes }: Pick<Plan, 'changes'>) {
  const t = useWords('groups')
  const words = useGroupWords()
  return (
    <div className={styles['changes']}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('assign.group')}</th>
            <th scope="col">{t('assign.before')}</th>
            <th scope="col">{t('assign.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, MOST).map((change) => (
            <tr key={change.group}>
              <td>{words.name(change)}</td>
              <td className={styles['was']}>
                <Assigned assigned={change.before} />
              </td>
              <td>
                <Assigned assigned={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Assigned({ assigned }: { readonly assigned: Plan['changes'][number]['after'] }) {
  const t = useWords('groups')
  return (
    <>
      {assigned.kind ?? t('noKind')}
      {Object.entries(assigned.values).map(([name, value]) => (
        <div key={name} className={styles['line']}>
          {`${name}: ${value}`}
        </div>
      ))}
    </>
  )
}
