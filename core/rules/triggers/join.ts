import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const join: TriggerForm = {
  on: 'join',
  label: both('有人进群', 'A join'),
  phrase: both('有人进群', 'someone joins'),
  help: both('有人加入群时。', 'When someone joins a group.'),
  brings: ['member', 'presence'],
}
