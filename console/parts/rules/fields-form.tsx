import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useWords } from '../../locale/words.ts'
import { isMapValue } from '../document/write.ts'
import type { Plain } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import { FieldRow } from './field-row.tsx'
import { fieldsBelow, nameOf } from './forms.ts'
import type { FieldForm } from './forms.ts'
import styles from './rules.module.css'

interface FieldsFormProps {
  /** Where the fields stand, as descriptions name it. */
  readonly at: string
  readonly value: Plain | undefined
  readonly onChange: (value: Plain | undefined) => void
  readonly trigger: string | null
  /** Fields that stand here even before they are written. */
  readonly shown?: readonly string[]
  /** Fields that are edited elsewhere. */
  readonly hidden?: readonly string[]
}

/** The fields of one place: those that are written or needed, and a menu with the others. */
export function FieldsForm({ at, value, onChange, trigger, shown = [], hidden = [] }: FieldsFormProps) {
  const { forms, Input } = useCharter()
  const [opened, setOpened] = useState<readonly string[]>([])
  const written = value !== undefined && isMapValue(value) ? value : {}
  const fields = fieldsBelow(forms, at).filter((field) => !hidden.includes(nameOf(field)))
  const isHere = (field: FieldForm) =>
    field.required ||
    nameOf(field) in written ||
    shown.includes(nameOf(field)) ||
    opened.includes(nameOf(field))
  const missing = fields.filter((field) => !isHere(field))
  const put = (name: string, next: Plain | undefined) => {
    const { [name]: _before, ...others } = written
    const after = next === undefined ? others : { ...written, [name]: next }
    onChange(after)
  }
  const remove = (name: string) => {
    setOpened(opened.filter((one) => one !== name))
    put(name, undefined)
  }
  return (
    <div className={styles['fields']}>
      {fields
        .filter((field) => isHere(field))
        .map((field) => (
          <FieldRow
            key={field.at}
            field={field}
            onRemove={field.required || shown.includes(nameOf(field)) ? null : () => remove(nameOf(field))}
          >
            {(id) => (
              <Input
                id={id}
                field={field}
                value={written[nameOf(field)]}
                onChange={(next) => put(nameOf(field), next)}
                trigger={trigger}
              />
            )}
          </FieldRow>
        ))}
      {missing.length > 0 ? (
        <AddField fields={missing} onAdd={(name) => setOpened([...opened, name])} />
      ) : null}
    </div>
  )
}

function AddField({
  fields,
  onAdd,
}: {
  readonly fields: readonly FieldForm[]
  readonly onAdd: (name: string) => void
}) {
  const t = useWords('studio')
  const items = fields.map((field) => ({
    key: nameOf(field),
    label: (
      <span className={styles['choice']}>
        <strong>{field.label}</strong>
        <small>{field.help}</small>
      </span>
    ),
  }))
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => onAdd(key) }} trigger={['click']}>
      <Button type="dashed" icon={<PlusOutlined />}>
        {t('form.addField')}
      </Button>
    </Dropdown>
  )
}
