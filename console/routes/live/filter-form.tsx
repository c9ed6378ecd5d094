import { Select } from 'antd'
import { useCommunity } from '../../community.ts'
import { useWords } from '../../locale/words.ts'
import { ACT_NAMES, SORT_NAMES } from './filter.ts'
import type { Filter } from './filter.ts'
import styles from './live.module.css'
import { useGroups, useRules } from './names.ts'

interface FilterFormProps {
  readonly filter: Filter
  readonly onChange: (change: Partial<Filter>) => void
}

/** Each thing by which the stream can be narrowed; a choice counts at once. */
export function FilterForm({ filter, onChange }: FilterFormProps) {
  const t = useWords('live')
  const community = useCommunity().id
  const groups = useGroups(community)
  const rules = useRules(community)
  return (
    <div className={styles['form']}>
      <Choice
        label={t('fields.group')}
        value={filter.group}
        options={groups.map(({ id, name }) => ({ value: id, label: name ?? t('unknownGroup') }))}
        onChange={(group) => onChange({ group })}
      />
      <Choice
        label={t('fields.kind')}
        value={filter.kind}
        options={SORT_NAMES.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Choice
        label={t('fields.rule')}
        value={filter.rule}
        options={rules.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(rule) => onChange({ rule })}
      />
      <Choice
        label={t('fields.act')}
        value={filter.act}
        options={ACT_NAMES.map((value) => ({ value, label: t(`actNames.${value}`) }))}
        onChange={(act) => onChange({ act })}
      />
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly options: { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value | undefined) => void
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const t = useWords('live')
  return (
    <label className={styles['field']}>
      <span>{label}</span>
      <Select<Value>
        value={value ?? null}
        placeholder={t('any')}
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        onChange={(chosen: Value | undefined) => onChange(chosen)}
      />
    </label>
  )
}
