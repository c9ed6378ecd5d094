import { Select } from 'antd'
import { isMapValue } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'
import { FieldsForm } from './fields-form.tsx'
import { fieldsBelow, nameOf, triggerOf } from './forms.ts'
import styles from './rules.module.css'

/** When a rule is looked at: one of the triggers, and what it needs to know. */
export function TriggerField({ id, field, value, onChange }: InputProps) {
  const { forms } = useCharter()
  const chosen = triggerOf(forms, value)
  const choose = (on: string) => {
    const form = forms.triggers.find((one) => one.on === on)
    if (!form || form.on === chosen?.on) return
    const needed = fieldsBelow(forms, field.at).filter(({ required }) => required)
    onChange(
      form.bare
        ? on
        : Object.fromEntries(needed.map((one) => [nameOf(one), one.example.replaceAll("'", '')])),
    )
  }
  return (
    <div className={styles['trigger']}>
      <Select
        id={id}
        value={chosen?.on ?? null}
        onChange={choose}
        options={forms.triggers.map(({ on, label, help }) => ({ value: on, label, title: help }))}
      />
      {chosen ? <p className={styles['help']}>{chosen.help}</p> : null}
      {value !== undefined && isMapValue(value) ? (
        <FieldsForm at={field.at} value={value} onChange={onChange} trigger={null} />
      ) : null}
    </div>
  )
}
