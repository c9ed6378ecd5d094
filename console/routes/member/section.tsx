import type { ReactNode } from 'react'
import styles from './member.module.css'

/** A part of the page, with its name. */
export function Section({
  title,
  tools,
  children,
}: {
  readonly title: string
  readonly tools?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles['section']} aria-label={title}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        {tools}
      </header>
      {children}
    </section>
  )
}
