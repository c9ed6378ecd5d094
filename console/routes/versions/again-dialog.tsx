import { Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { usePublishAgain } from '../../parts/publish/use-publication.ts'
import { Failure } from '../../ui/failure.tsx'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useToast } from '../../ui/toast.ts'
import styles from './versions.module.css'

interface AgainDialogProps {
  readonly community: string
  readonly version: number
  /** Version that is in force. */
  readonly base: number
  readonly open: boolean
  readonly onClose: () => void
}

/** Publishes an earlier version again, with a reason. */
export function AgainDialog({ community, version, base, open, onClose }: AgainDialogProps) {
  const t = useWords('versions')
  const p = useWords('publish')
  const toast = useToast()
  const again = usePublishAgain(community)
  const [reason, setReason] = useState('')
  const send = () =>
    again.mutate(
      { version, reason: reason.trim(), base },
      {
        onSuccess: (published) => {
          toast.done(t('wentBack', { version, as: published.version }))
          setReason('')
          onClose()
        },
      },
    )
  return (
    <Modal
      open={open}
      title={t('again', { version })}
      okText={p('publish')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: reason.trim() === '', loading: again.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className={styles['again']}>
        <p>{t('againText', { version })}</p>
        <label>
          <span>{t('againReason')}</span>
          <GrowingText maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        {again.error ? <Failure error={again.error} /> : null}
      </div>
    </Modal>
  )
}
