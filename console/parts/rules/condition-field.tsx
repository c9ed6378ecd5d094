import { useLanguage } from '../../locale/words.ts'
import { ConditionBuilder } from '../conditions/condition-builder.tsx'
import { groupValuesOf, choicesFor, rulesOf, useCharter } from './charter-context.ts'
import type { InputProps } from './input-props.ts'

/** A condition, row by row or as CEL. */
export function ConditionField({ value, onChange, trigger }: InputProps) {
  const { forms, charter } = useCharter()
  const language = useLanguage()
  const names = {
    lists: choicesFor(charter, 'lists'),
    rules: rulesOf(charter, language),
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
