import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined'
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { Button } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { Plain } from '../document/write.ts'
import { isMapValue } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'
import { FieldsForm } from './fields-form.tsx'
import { fieldsBelow, itemsOf, nameOf } from './forms.ts'
import styles from './rules.module.css'

/** Several things with the same fields, such as who is exempt and why. */
export function ListForm({ field, value, onChange, trigger }: InputProps) {
  const t = useWords('studio')
  const { forms } = useCharter()
  const at = `${field.at}/[]`
  const fields = fieldsBelow(forms, at)
  const first = fields[0] ? nameOf(fields[0]) : ''
  // A bare word stands for the first field.
  const items = itemsOf(value).map((item): Plain => (isMapValue(item) ? item : { [first]: item }))
  const put = (next: readonly Plain[]) => onChange(next.length === 0 ? undefined : next)
  return (
    <div className={styles['records']}>
      {items.map((item, place) => (
        <section key={place} className={styles['record']}>
          <FieldsForm
            at={at}
            value={item}
            trigger={trigger}
            onChange={(next) => put(items.with(place, next ?? {}))}
          />
          <Button type="text" icon={<DeleteOutlined />} onClick={() => put(items.toSpliced(place, 1))}>
            {t('form.remove')}
          </Button>
        </section>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => put([...items, Object.fromEntries(fields.map((one) => [nameOf(one), '']))])}
      >
        {t('form.add')}
      </Button>
    </div>
  )
}
