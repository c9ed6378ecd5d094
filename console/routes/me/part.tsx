import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './part.module.css'

interface PartProps {
  readonly title: string
  readonly text?: ReactNode
  readonly children: ReactNode
}

/** One thing that can be set: what it is on the left, how it stands on the right. */
export function Part({ title, text, children }: PartProps) {
  const id = useId()
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h3 id={id}>{title}</h3>
        {text ? <p>{text}</p> : null}
      </header>
      <div className={styles['body']}>{children}</div>
    </section>
  )
}
