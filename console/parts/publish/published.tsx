import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './publish.module.css'
import { usePublishAgain } from './use-publication.ts'

interface PublishedProps {
  readonly community: string
  readonly version: number
  readonly before: number
  readonly onClose: () => void
}

/** It is in force: where to watch it, and one click back. */
export function Published({ community, version, before, onClose }: PublishedProps) {
  const t = useWords('publish')
  const toast = useToast()
  const again = usePublishAgain(community)
  const back = () =>
    again.mutate(
      { version: before, reason: t('done.backReason', { version }), base: version },
      {
        onSuccess: () => {
          toast.done(t('done.wentBack', { version: before }))
          onClose()
        },
        onError: toast.failed,
      },
    )
  return (
    <div className={styles['dialog']}>
      <p>{t('done.text', { version })}</p>
      <div className={styles['foot']}>
        {before > 0 ? (
          <Button onClick={back} loading={again.isPending}>
            {t('done.back', { version: before })}
          </Button>
        ) : null}
        <Link to="/c/$community/live" params={{ community }} className={styles['link']} onClick={onClose}>
          {t('done.live')}
        </Link>
        <Button type="primary" onClick={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  )
}
