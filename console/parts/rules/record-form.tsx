import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined'
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { isMapValue } from '../document/write.ts'
import type { Plain } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'
import { FieldsForm } from './fields-form.tsx'
import { fieldAt, fieldsBelow, nameOf } from './forms.ts'
import type { CharterForms } from './forms.ts'
import styles from './rules.module.css'

/** Things by names of the operator's own: kinds, roles, word lists. */
export function RecordForm({ field, value, onChange, trigger }: InputProps) {
  const t = useWords('studio')
  const { forms, Input: FieldControl } = useCharter()
  const [fresh, setFresh] = useState('')
  const id = useId()
  const written = value !== undefined && isMapValue(value) ? value : {}
  const inner = fieldAt(forms, `${field.at}/*`)
  const put = (name: string, next: Plain | undefined) => onChange({ ...written, [name]: next ?? '' })
  const remove = (name: string) => {
    const { [name]: _gone, ...others } = written
    onChange(Object.keys(others).length === 0 ? undefined : others)
  }
  const add = () => {
    const name = fresh.trim()
    if (name === '' || name in written) return
    onChange({ ...written, [name]: beginning(forms, field.at) })
    setFresh('')
  }
  return (
    <div className={styles['records']}>
      {Object.entries(written).map(([name, one]) => (
        <section key={name} className={styles['record']} aria-label={name}>
          <div className={styles['actHead']}>
            <strong>{name}</strong>
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('form.removeName', { name })}
              onClick={() => remove(name)}
            />
          </div>
          {inner ? (
            <FieldControl
              id={`${id}-${name}`}
              field={inner}
              value={one}
              trigger={trigger}
              onChange={(next) => put(name, next)}
            />
          ) : (
            <FieldsForm
              at={`${field.at}/*`}
              value={one}
              trigger={trigger}
              onChange={(next) => put(name, next)}
            />
          )}
        </section>
      ))}
      <form
        className={styles['adder']}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Input
          aria-label={t('form.newName')}
          placeholder={t('form.newName')}
          value={fresh}
          onChange={({ target }) => setFresh(target.value)}
        />
        <Button
          htmlType="submit"
          icon={<PlusOutlined />}
          disabled={fresh.trim() === '' || fresh.trim() in written}
        >
          {t('form.add')}
        </Button>
      </form>
    </div>
  )
}

/** The least that can stand there. */
function beginning(forms: CharterForms, at: string): Plain {
  const inner = fieldAt(forms, `${at}/*`)
  if (inner) return inner.shape === 'words' ? [] : (inner.choices[0]?.value ?? '')
  const needed = fieldsBelow(forms, `${at}/*`).filter(({ required }) => required)
  return Object.fromEntries(needed.map((field) => [nameOf(field), field.example]))
}
