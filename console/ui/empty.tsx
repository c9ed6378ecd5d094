import type { ReactNode } from 'react'
import styles from './empty.module.css'
import { Ring } from './ring.tsx'

interface EmptyProps {
  readonly title: string
  readonly text?: ReactNode
  readonly action?: ReactNode
  /** A real example that can be taken over. */
  readonly example?: ReactNode
}

/** Nothing here yet: says what would be, and how it gets here. */
export function Empty({ title, text, action, example }: EmptyProps) {
  return (
    <div className={styles['empty']}>
      <Ring size={56} />
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {action ? <div className={styles['action']}>{action}</div> : null}
      {example ? <div className={styles['example']}>{example}</div> : null}
    </div>
  )
}
