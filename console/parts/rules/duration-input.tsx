import { InputNumber, Select, Space } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { InputProps } from './field-input.tsx'

const UNITS = ['s', 'm', 'h', 'd'] as const
type Unit = (typeof UNITS)[number]

function parse(text: string): { amount: number; unit: Unit } | null {
  const found = /^(\d+)([smhd])$/.exec(text)
  const unit = UNITS.find((one) => one === found?.[2])
  return found && unit ? { amount: Number(found[1]), unit } : null
}

/** A span such as `10m`: a number and its unit. */
export function DurationInput({ id, field, value, onChange }: InputProps) {
  const t = useWords('studio')
  const written = parse(typeof value === 'string' ? value : '')
  const unit = written?.unit ?? parse(field.example)?.unit ?? 'm'
  const put = (amount: number | null, next: Unit) =>
    onChange(amount === null ? undefined : `${amount}${next}`)
  return (
    <Space.Compact>
      <InputNumber
        id={id}
        min={1}
        precision={0}
        value={written?.amount ?? null}
        placeholder={String(parse(field.example)?.amount ?? '')}
        onChange={(amount) => put(amount, unit)}
      />
      <Select
        aria-label={t('form.unit')}
        value={unit}
        options={UNITS.map((one) => ({ value: one, label: t(`form.units.${one}`) }))}
        onChange={(next: Unit) => put(written?.amount ?? parse(field.example)?.amount ?? 1, next)}
      />
    </Space.Compact>
  )
}
