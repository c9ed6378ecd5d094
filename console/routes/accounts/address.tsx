import { Button } from 'antd'
import { useState } from 'react'
import { copyText } from '../../parts/clipboard/copy-text.ts'
import { useWords } from '../../locale/words.ts'
import styles from './address.module.css'

/** Where the platform delivers to, to be entered there. */
export function Address({ address }: { readonly address: string }) {
  const t = useWords('accounts')
  const [copied, setCopied] = useState(false)
  return (
    <div className={styles['address']}>
      <span>{t('address')}</span>
      <code>{address}</code>
      <Button onClick={() => void copyText(address).then(setCopied)}>
        {copied ? t('copied') : t('copy')}
      </Button>
    </div>
  )
}
