import { Input, Modal } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask } from '../../api/client.ts'
import { useWords } from '../../locale/words.ts'
import styles from './member.module.css'
import { useWrite } from './use-member.ts'
import type { Place } from './use-member.ts'

interface EraseDialogProps {
  readonly place: Place
  readonly name: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Erases a member for ever, once the name was typed. */
export function EraseDialog({ place, name, open, onClose }: EraseDialogProps) {
  const t = useWords('members')
  const write = useWrite(place)
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const erase = async () => {
    const params = { path: { ...place } }
    await write(
      () =>
        ask(
          api.POST('/api/v1/communities/{community}/members/{member}/erasure', {
            params,
            body: { confirm: place.member },
          }),
        ),
      t('erase.done'),
      () => navigate({ to: '/c/$community/members', params: { community: place.community }, search: {} }),
    )
  }
  return (
    <Modal
      open={open}
      title={t('erase.title')}
      okText={t('erase.confirm')}
      cancelText={t('common:cancel')}
      okButtonProps={{ danger: true, disabled: typed.trim() !== name.trim() }}
      onOk={() => void erase()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('erase.text')}</p>
      <label className={styles['confirm']}>
        {t('erase.type', { word: name })}
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
    </Modal>
  )
}
