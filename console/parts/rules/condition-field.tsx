import { ConditionBuilder } from '../conditions/condition-builder.tsx'
import { groupValuesOf, choicesFor, useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'
import { fieldOfMap, itemsOf, textIn } from './forms.ts'

/** A condition, row by row or as CEL. */
export function ConditionField({ value, onChange, trigger }: InputProps) {
  const { forms, charter } = useCharter()
  const names = {
    lists: choicesFor(charter, 'lists'),
    rules: itemsOf(fieldOfMap(charter, 'rules')).map((rule) => textIn(fieldOfMap(rule, 'id'), '')),
    kinds: choicesFor(charter, 'kinds'),
    roles: choicesFor(charter, 'roles'),
    values: groupValuesOf(charter),
  }
  return (
    <ConditionBuilder
      value={typeof value === 'string' ? value : ''}
      onChange={(source) => onChange(source === '' ? undefined : source)}
      trigger={trigger ?? 'message'}
      forms={forms}
      names={names}
    />
  )
}
