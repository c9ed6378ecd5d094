import { both } from '../../charter/fault.ts'
import { bareAct } from './form.ts'

export const recall = bareAct('recall', ['message'], {
  label: both('撤回', 'Recall'),
  phrase: both('撤回这条消息', 'recall the message'),
  example: both('recall', 'recall'),
  help: both(
    '撤回触发规则的消息；原文会留存，撤错了可以恢复。',
    'Recalls the message that fired the rule; its text is kept, so a mistake can be undone.',
  ),
})
