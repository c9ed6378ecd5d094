import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const recall: TriggerForm = {
  on: 'recall',
  label: both('消息被撤回', 'A recall'),
  phrase: both('有人撤回消息', 'someone recalls a message'),
  help: both('有人撤回消息时。', 'When a message is recalled.'),
  brings: ['member', 'presence'],
}
