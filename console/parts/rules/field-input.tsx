import { Input, InputNumber, Select, Switch } from 'antd'
import { isListValue } from '../document/write.ts'
import type { Plain } from '../document/write.ts'
import { ActList } from './act-list.tsx'
import { choicesFor, useCharter } from './charter-context.ts'
import { ConditionField } from './condition-field.tsx'
import type { InputProps } from './input-props.ts'
import { DurationInput } from './duration-input.tsx'
import { LocalizedInput } from './localized-input.tsx'
import { ListForm } from './list-form.tsx'
import { RecordForm } from './record-form.tsx'
import { ScheduleInput } from './schedule-input.tsx'
import { FieldsForm } from './fields-form.tsx'
import { TriggerField } from './trigger-field.tsx'
import { WordsInput } from './words-input.tsx'

const asText = (value: Plain | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
const asTexts = (value: Plain | undefined): string[] =>
  typeof value === 'string'
    ? [value]
    : isListValue(value ?? null)
      ? [...(value as readonly Plain[])].map(asText)
      : []
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text)
const zones = () => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))

/** The control for one field, by its shape. */
export function FieldInput(props: InputProps) {
  const { field, value, onChange, id } = props
  const { charter } = useCharter()
  switch (field.shape) {
    case 'localized':
      return <LocalizedInput {...props} />
    case 'duration':
      return <DurationInput {...props} />
    case 'schedule':
      return <ScheduleInput {...props} />
    case 'condition':
      return <ConditionField {...props} />
    case 'trigger':
      return <TriggerField {...props} />
    case 'acts':
      return <ActList {...props} />
    case 'words':
      return <WordsInput {...props} />
    case 'fields':
      return <FieldsForm at={field.at} value={value} onChange={onChange} trigger={props.trigger} />
    case 'record':
      return <RecordForm {...props} />
    case 'list':
      return <ListForm {...props} />
    case 'time':
      return (
        <Input
          id={id}
          type="time"
          value={asText(value)}
          onChange={({ target }) => onChange(orNothing(target.value))}
        />
      )
    case 'timezone':
      return <Select id={id} showSearch value={asText(value)} options={zones()} onChange={onChange} />
    case 'number':
      return (
        <InputNumber
          id={id}
          value={typeof value === 'number' ? value : null}
          precision={0}
          {...(typeof field.least === 'number' ? { min: field.least } : {})}
          {...(typeof field.most === 'number' ? { max: field.most } : {})}
          onChange={(next) => onChange(next ?? undefined)}
        />
      )
    case 'switch':
      return <Switch id={id} checked={value === true} onChange={(on) => onChange(on ? true : undefined)} />
    case 'choice':
      return (
        <Select
          id={id}
          value={asText(value) || null}
          options={field.choices}
          allowClear={!field.required}
          placeholder={field.example}
          onChange={(next: string | null) => onChange(next ?? undefined)}
        />
      )
    case 'choices':
      return (
        <Select
          id={id}
          mode="multiple"
          value={asTexts(value)}
          options={field.choices}
          onChange={(next) => onChange(next.length === 1 ? next[0] : next)}
        />
      )
    case 'names':
      return (
        <Select
          id={id}
          mode={field.names === null ? 'tags' : 'multiple'}
          value={asTexts(value)}
          options={
            field.names === null
              ? []
              : choicesFor(charter, field.names).map((name) => ({ value: name, label: name }))
          }
          placeholder={field.example}
          onChange={(next) => onChange(next.length === 0 ? undefined : next)}
        />
      )
    case 'name':
      if (field.names !== null) {
        return (
          <Select
            id={id}
            value={asText(value) || null}
            options={choicesFor(charter, field.names).map((name) => ({ value: name, label: name }))}
            placeholder={field.example}
            onChange={(next: string | null) => onChange(next ?? undefined)}
          />
        )
      }
      return <TextField {...props} />
    case 'fixed':
      return <Input id={id} value={asText(value) || field.example} disabled />
    case 'text':
      return <TextField {...props} />
  }
}

function TextField({ id, field, value, onChange }: InputProps) {
  return (
    <Input
      id={id}
      value={asText(value)}
      placeholder={field.example}
      {...(typeof field.most === 'number' ? { maxLength: field.most } : {})}
      onChange={({ target }) => onChange(field.required ? target.value : orNothing(target.value))}
    />
  )
}
