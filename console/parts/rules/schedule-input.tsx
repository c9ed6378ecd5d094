import { Checkbox, Input } from 'antd'
import { useWords } from '../../locale/words.ts'
import type { InputProps } from './input-props.ts'
import { DAYS, readSchedule, writeSchedule } from './schedule.ts'
import styles from './rules.module.css'

/** Days of the week and a time: `Mon-Fri 09:30`. */
export function ScheduleInput({ id, field, value, onChange }: InputProps) {
  const t = useWords('studio')
  const { days, time } = readSchedule(typeof value === 'string' ? value : field.example.replaceAll("'", ''))
  return (
    <div className={styles['schedule']}>
      <Checkbox.Group
        aria-label={t('form.days')}
        value={[...days]}
        options={DAYS.map((day) => ({ value: day, label: t(`form.day.${day}`) }))}
        onChange={(next) => onChange(writeSchedule({ days: DAYS.filter((day) => next.includes(day)), time }))}
      />
      <Input
        id={id}
        type="time"
        value={time}
        onChange={({ target }) => onChange(writeSchedule({ days, time: target.value }))}
      />
    </div>
  )
}
