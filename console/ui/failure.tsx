import { Button } from 'antd'
import { ApiFault } from '../api/fault.ts'
import { useWords } from '../locale/words.ts'
import styles from './failure.module.css'

interface FailureProps {
  readonly error: unknown
  readonly retry?: (() => void) | undefined
}

/** Something could not be had: what is wrong and what to do, and a way to try again. */
export function Failure({ error, retry }: FailureProps) {
  const t = useWords('common')
  const fault = error instanceof ApiFault ? error : null
  return (
    <div className={styles['failure']} role="alert">
      <strong>{fault?.message ?? t('failure.unexpected')}</strong>
      <p>{fault ? fault.hint : t('failure.reload')}</p>
      {retry ? (
        <div>
          <Button onClick={retry}>{t('retry')}</Button>
        </div>
      ) : null}
    </div>
  )
}
