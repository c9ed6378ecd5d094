import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import { Button } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../locale/words.ts'
import type { FieldForm } from './forms.ts'
import styles from './rules.module.css'

interface FieldRowProps {
  readonly field: FieldForm
  /** null: the field must stay. */
  readonly onRemove: (() => void) | null
  readonly children: (id: string) => ReactNode
}

/** A field with its name, what it means, and a way to take it out. */
export function FieldRow({ field, onRemove, children }: FieldRowProps) {
  const t = useWords('studio')
  const id = useId()
  return (
    <div className={styles['field']} data-field={field.at} role="group" aria-label={field.label}>
      <div className={styles['label']}>
        <label htmlFor={id}>{field.label}</label>
        {onRemove ? (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('form.removeField', { name: field.label })}
            onClick={onRemove}
          />
        ) : null}
      </div>
      {children(id)}
      <p className={styles['help']}>{field.help}</p>
    </div>
  )
}
