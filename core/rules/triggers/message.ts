import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const message: TriggerForm = {
  on: 'message',
  label: both('有新消息', 'A message'),
  phrase: both('有人发言', 'someone writes'),
  help: both('群里有人发言时。', 'When someone writes in a group.'),
  brings: ['message', 'member', 'presence'],
}
