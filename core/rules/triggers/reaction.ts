import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const reaction: TriggerForm = {
  on: 'reaction',
  label: both('表情回应', 'A reaction'),
  phrase: both('有人回应表情', 'someone reacts'),
  help: both(
    '有人给消息加表情时；成员指加表情的人。',
    'When someone reacts to a message; the member is who reacted.',
  ),
  brings: ['member', 'presence'],
}
