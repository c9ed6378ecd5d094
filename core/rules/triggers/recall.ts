import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const recall: TriggerForm = {
  on: 'recall',
  label: both('消息被撤回', 'A recall'),
  help: both('有人撤回消息时。', 'When a message is recalled.'),
  brings: ['member', 'presence'],
}
