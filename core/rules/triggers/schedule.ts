import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const schedule: TriggerForm = {
  on: 'schedule',
  label: both('定时', 'A schedule'),
  phrase: both('到了约定的时间', 'the time comes'),
  help: both('每到约定的时间，例如 Sun 20:00。', 'At agreed times, such as Sun 20:00.'),
  brings: [],
}
