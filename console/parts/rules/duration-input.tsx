import { InputNumber, Select, Space } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { InputProps } from './input-props.ts'
import { readSpan, UNITS } from './spans.ts'
import type { Unit } from './spans.ts'

/** A span such as `10m`: a number and its unit. */
export function DurationInput({ id, field, value, onChange }: InputProps) {
  const t = useWords('studio')
  const written = readSpan(typeof value === 'string' ? value : '')
  const unit = written?.unit ?? readSpan(field.example)?.unit ?? 'm'
  const put = (amount: number | null, next: Unit) =>
    onChange(amount === null ? undefined : `${amount}${next}`)
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        min={1}
        precision={0}
        value={written?.amount ?? null}
        placeholder={String(readSpan(field.example)?.amount ?? '')}
        onChange={(amount) => put(amount, unit)}
      />
      <Select
        aria-label={t('form.unit')}
        value={unit}
        options={UNITS.map((one) => ({ value: one, label: t(`form.units.${one}`) }))}
        onChange={(next: Unit) => put(written?.amount ?? readSpan(field.example)?.amount ?? 1, next)}
      />
    </Space.Compact>
  )
}
