import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { readDocument, valueAt } from '../document/read.ts'
import type { Plain } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import styles from './rules.module.css'

/** A new rule: by what begins it, each with good examples to take over. */
export function AddRule({ onAdd }: { readonly onAdd: (rule: Plain) => void }) {
  const t = useWords('studio')
  const { forms } = useCharter()
  const [open, setOpen] = useState(false)
  const take = (yaml: string) => {
    const rule = valueAt(readDocument(yaml), [])
    setOpen(false)
    if (rule !== undefined) onAdd(rule)
  }
  return (
    <>
      <Button type="dashed" block icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('add.open')}
      </Button>
      <Sheet title={t('add.title')} open={open} onClose={() => setOpen(false)}>
        <p className={styles['help']}>{t('add.text')}</p>
        {forms.triggers.map(({ on, label, help, examples }) => (
          <section key={on} className={styles['examples']} aria-label={label}>
            <h3>{label}</h3>
            <p className={styles['help']}>{help}</p>
            {examples.map(({ title, rule }) => (
              <button key={title} type="button" className={styles['section']} onClick={() => take(rule)}>
                <strong>{title}</strong>
              </button>
            ))}
          </section>
        ))}
      </Sheet>
    </>
  )
}
