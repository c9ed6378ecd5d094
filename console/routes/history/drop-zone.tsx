import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined'
import { useId, useRef, useState } from 'react'
import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { usePhone } from '../../ui/width.ts'
import styles from './drop-zone.module.css'

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void
  /** Something else on the page comes first. */
  readonly quiet: boolean
}

/** Takes files that are dropped on it, or chosen. */
export function DropZone({ onFiles, quiet }: DropZoneProps) {
  const t = useWords('history')
  const phone = usePhone()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className={`${styles['zone']} ${over ? styles['over'] : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <InboxOutlined className={styles['icon'] ?? ''} aria-hidden="true" />
      <div className={styles['words']}>
        <label htmlFor={id}>{phone ? t('drop.pick') : t('drop.title')}</label>
        <p>{t('drop.formats')}</p>
      </div>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className={styles['input']}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
      <Button type={quiet ? 'default' : 'primary'} size="large" onClick={() => input.current?.click()}>
        {t('drop.choose')}
      </Button>
    </div>
  )
}
