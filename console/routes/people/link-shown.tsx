import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import { copyText } from '../../parts/clipboard/copy-text.ts'
import { useToast } from '../../ui/toast.ts'
import styles from './people.module.css'

/** A link that is shown this once. */
export function LinkShown({ text, link }: { readonly text: string; readonly link: string }) {
  const t = useWords('people')
  const toast = useToast()
  return (
    <div className={styles['stack']}>
      <p>{text}</p>
      <code className={styles['link']}>{link}</code>
      <Button
        type="primary"
        block
        onClick={() =>
          void copyText(link).then((isCopied) => {
            if (isCopied) toast.done(t('copied'))
          })
        }
      >
        {t('copy')}
      </Button>
    </div>
  )
}
