import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import styles from './not-possible.module.css'
import { REASONS } from './reasons.ts'

interface NotPossibleProps {
  readonly group: string
  readonly open: boolean
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Asks why nothing of what is due in a group can be done. */
export function NotPossible({ group, open, onClose, onReason }: NotPossibleProps) {
  const t = useWords('round')
  const [chosen, setChosen] = useState<(typeof REASONS)[number] | 'other'>('closed')
  const [other, setOther] = useState('')
  const reason = chosen === 'other' ? other.trim() : t(`reasons.${chosen}`)
  return (
    <Modal
      open={open}
      title={t('cannotTitle')}
      okText={t('cannotConfirm')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: reason === '' }}
      onOk={() => onReason(reason)}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles['text']}>{t('cannotText', { group })}</p>
      <Radio.Group
        className={styles['reasons'] ?? ''}
        aria-label={t('reason')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value as typeof chosen)}
        options={[
          ...REASONS.map((each) => ({ value: each, label: t(`reasons.${each}`) })),
          { value: 'other', label: t('reasonOther') },
        ]}
      />
      {chosen === 'other' ? (
        <Input
          aria-label={t('reason')}
          value={other}
          maxLength={200}
          onChange={(event) => setOther(event.target.value)}
        />
      ) : null}
    </Modal>
  )
}
