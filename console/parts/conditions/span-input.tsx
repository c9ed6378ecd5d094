import { InputNumber, Select, Space } from 'antd'
import { useWords } from '../../locale/words.ts'
import { readSpan, SPAN_UNITS, writeSpan } from './span.ts'

interface SpanInputProps {
  readonly value: string
  readonly label: string
  readonly onChange: (value: string) => void
}

/** A span of time: a number and its unit. */
export function SpanInput({ value, label, onChange }: SpanInputProps) {
  const t = useWords('conditions')
  const span = readSpan(value) ?? { count: 1, unit: 'h' }
  return (
    <Space.Compact>
      <InputNumber
        aria-label={label}
        min={1}
        max={9_999}
        precision={0}
        value={span.count}
        style={{ width: 72 }}
        onChange={(count) => onChange(writeSpan({ ...span, count: count ?? 1 }))}
      />
      <Select
        aria-label={t('unit')}
        value={span.unit}
        popupMatchSelectWidth={false}
        options={SPAN_UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
        onChange={(unit) => onChange(writeSpan({ ...span, unit }))}
      />
    </Space.Compact>
  )
}
