import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined'
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined'
import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined'
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined'
import { Button, Dropdown, Switch } from 'antd'
import { useId } from 'react'
import { useWords } from '../../locale/words.ts'
import { isMapValue } from '../document/write.ts'
import type { Plain } from '../document/write.ts'
import { useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'
import { FieldRow } from './field-row.tsx'
import { actOf, asItem, itemsOf, nameOf } from './forms.ts'
import type { ActForm, WrittenAct } from './forms.ts'
import { readDocument, valueAt } from '../document/read.ts'
import styles from './rules.module.css'

/** What a rule does, in order; each act with its own fields. */
export function ActList({ value, onChange, trigger }: InputProps) {
  const t = useWords('studio')
  const { forms } = useCharter()
  const items = itemsOf(value)
  const put = (place: number, item: Plain) => onChange(items.with(place, item))
  const drop = (place: number) => onChange(items.toSpliced(place, 1))
  const swap = (place: number, other: number) => {
    const [one, two] = [items[place], items[other]]
    if (one !== undefined && two !== undefined) onChange(items.with(place, two).with(other, one))
  }
  const offered = forms.acts.filter(({ on }) => trigger === null || on.includes(trigger))
  const menu = offered.map(({ kind, label, help }) => ({
    key: kind,
    label: (
      <span className={styles['choice']}>
        <strong>{label}</strong>
        <small>{help}</small>
      </span>
    ),
  }))
  return (
    <div className={styles['acts']}>
      {items.map((item, place) => {
        const act = actOf(item)
        const form = forms.acts.find(({ kind }) => kind === act?.kind)
        return (
          <div key={place} className={styles['act']} role="group" aria-label={form?.label ?? act?.kind ?? ''}>
            <div className={styles['actHead']}>
              <strong>{form?.label ?? act?.kind}</strong>
              <span className={styles['actTools']}>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={place === 0}
                  aria-label={t('form.earlier')}
                  onClick={() => swap(place, place - 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  disabled={place === items.length - 1}
                  aria-label={t('form.later')}
                  onClick={() => swap(place, place + 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('form.removeAct', { name: form?.label ?? '' })}
                  onClick={() => drop(place)}
                />
              </span>
            </div>
            {form && act ? (
              <ActFields
                form={form}
                act={act}
                trigger={trigger}
                onChange={(next) => put(place, asItem(next))}
              />
            ) : null}
          </div>
        )
      })}
      <Dropdown
        trigger={['click']}
        menu={{
          items: menu,
          onClick: ({ key }) => onChange([...items, exampleOf(forms.acts.find(({ kind }) => kind === key))]),
        }}
      >
        <Button type="dashed" icon={<PlusOutlined />}>
          {t('form.addAct')}
        </Button>
      </Dropdown>
    </div>
  )
}

const exampleOf = (form: ActForm | undefined): Plain =>
  valueAt(readDocument(`x: ${form?.example ?? ''}`), ['x']) ?? form?.kind ?? ''

interface ActFieldsProps {
  readonly form: ActForm
  readonly act: WrittenAct
  readonly trigger: string | null
  readonly onChange: (act: WrittenAct) => void
}

function ActFields({ form, act, trigger, onChange }: ActFieldsProps) {
  const t = useWords('studio')
  const { Input } = useCharter()
  const id = useId()
  const [first] = form.fields
  if (!first) return <p className={styles['help']}>{form.help}</p>
  const single = first.at === `acts/${form.kind}`
  const withValue = act.value !== null
  return (
    <>
      {form.bare ? (
        <label className={styles['toggle']}>
          <Switch
            size="small"
            checked={withValue}
            onChange={(on) => onChange({ ...act, value: on ? first.example : null })}
          />
          {t('form.ownValue', { name: first.label })}
        </label>
      ) : null}
      {single && (withValue || !form.bare) ? (
        <Input
          id={id}
          field={{ ...first, required: true }}
          value={act.value}
          trigger={trigger}
          onChange={(value) => onChange({ ...act, value: value ?? '' })}
        />
      ) : null}
      {single ? null : (
        <div className={styles['row']}>
          {form.fields.map((field) => (
            <FieldRow key={field.at} field={field} onRemove={null}>
              {(inner) => (
                <Input
                  id={inner}
                  field={field}
                  value={partOf(act.value, field.at, first.at)}
                  trigger={trigger}
                  onChange={(value) =>
                    onChange({ ...act, value: withPart(form, act.value, nameOf(field), value) })
                  }
                />
              )}
            </FieldRow>
          ))}
        </div>
      )}
      <p className={styles['help']}>{form.help}</p>
    </>
  )
}

/** The first field may stand for all. */
function partOf(value: Plain, at: string, first: string): Plain | undefined {
  if (isMapValue(value)) return value[at.slice(at.lastIndexOf('/') + 1)]
  return at === first ? value : undefined
}

function withPart(form: ActForm, value: Plain, name: string, part: Plain | undefined): Plain {
  const first = form.fields[0] ? nameOf(form.fields[0]) : ''
  const whole: Readonly<Record<string, Plain>> = isMapValue(value)
    ? value
    : value === null
      ? {}
      : { [first]: value }
  const { [name]: _before, ...others } = whole
  const next = part === undefined ? others : { ...whole, [name]: part }
  const only = next[first]
  return Object.keys(next).length === 1 && only !== undefined ? only : next
}
