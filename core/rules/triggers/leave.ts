import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const leave: TriggerForm = {
  on: 'leave',
  label: both('有人退群', 'A leave'),
  phrase: both('有人退群', 'someone leaves'),
  help: both('有人离开群时。', 'When someone leaves a group.'),
  brings: ['member'],
}
