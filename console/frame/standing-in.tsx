import { Link } from '@tanstack/react-router'
import { useWords } from '../locale/words.ts'
import { Empty } from '../ui/empty.tsx'
import { Failure } from '../ui/failure.tsx'
import { Waiting } from '../ui/waiting.tsx'
import styles from './standing-in.module.css'

/** What stands where a page is still on its way. */
export function WaitingPage() {
  return (
    <div className={styles['place']}>
      <Waiting rows={6} />
    </div>
  )
}

/** What stands where a page could not be had. */
export function FailurePage({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return (
    <div className={styles['place']}>
      <Failure error={error} retry={reset} />
    </div>
  )
}

/** What stands where nothing lives. */
export function NotFoundPage() {
  const t = useWords('common')
  return (
    <div className={styles['place']}>
      <Empty
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={<Link to="/">{t('notFound.home')}</Link>}
      />
    </div>
  )
}
