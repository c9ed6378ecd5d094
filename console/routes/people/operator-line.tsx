import { useWords } from '../../locale/words.ts'
import { useSession } from '../../session.ts'
import { OperatorActs } from './operator-acts.tsx'
import styles from './people.module.css'
import { Reach } from './reach.tsx'
import type { Operator } from './types.ts'

interface OperatorLineProps {
  readonly operator: Operator
  readonly withActs: boolean
}

/** Somebody who runs the community: what they may, and where. */
export function OperatorLine({ operator, withActs }: OperatorLineProps) {
  const t = useWords('people')
  const { operator: me } = useSession()
  const { id, name, right } = operator
  return (
    <li className={styles['line']}>
      <span className={styles['initial']} aria-hidden="true">
        {[...name][0]}
      </span>
      <span className={styles['words']}>
        <strong>{id === me.id ? t('youNamed', { name }) : name}</strong>
        <span className={styles['soft']}>
          {t(`rights.${right}`)} · <Reach operator={operator} />
        </span>
      </span>
      {withActs ? <OperatorActs operator={operator} /> : null}
    </li>
  )
}
