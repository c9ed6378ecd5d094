import { Select } from 'antd'

interface MinuteFieldProps {
  readonly label: string
  /** Minute of the local day. */
  readonly value: number
  readonly onChange: (minute: number) => void
}

const HALF_HOURS = Array.from({ length: 48 }, (_, n) => n * 30)
const DAY = 24 * 60

/** An hour of the day. */
export function MinuteField({ label, value, onChange }: MinuteFieldProps) {
  const minutes = HALF_HOURS.includes(value)
    ? HALF_HOURS
    : [...HALF_HOURS, value % DAY].toSorted((a, b) => a - b)
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={minutes.map((minute) => ({ value: minute, label: clock(minute) }))}
    />
  )
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
