import { useEffect } from 'react'
import type { ReactNode } from 'react'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  /** One sentence: what the page has found. */
  readonly finding?: ReactNode
  readonly actions?: ReactNode
  /** Filters and searching, below the head. */
  readonly tools?: ReactNode
  /** `text` for what is read, `full` for what needs all the room. */
  readonly width?: 'text' | 'wide' | 'full'
  readonly children: ReactNode
}

/** The frame of every page: its name, what it found, what can be done. */
export function Page({ title, finding, actions, tools, width = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Folkmoot`
  }, [title])
  return (
    <div className={`${styles['page']} ${styles[width]}`}>
      <header className={styles['head']}>
        <div className={styles['words']}>
          <h1>{title}</h1>
          {finding ? <p>{finding}</p> : null}
        </div>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </header>
      {tools ? <div className={styles['tools']}>{tools}</div> : null}
      {children}
    </div>
  )
}
