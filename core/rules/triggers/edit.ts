import { both } from '../../charter/fault.ts'
import type { TriggerForm } from './form.ts'

export const edit: TriggerForm = {
  on: 'edit',
  label: both('消息被修改', 'An edit'),
  phrase: both('有人改了消息', 'someone edits a message'),
  help: both(
    '有人改动自己发过的消息时，用改后的内容判断。',
    'When someone changes a message; the new text is judged.',
  ),
  brings: ['message', 'member', 'presence'],
}
