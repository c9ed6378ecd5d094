import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const reply = valuedAct(
  'reply',
  ['message'],
  {
    label: both('回复', 'Reply'),
    phrase: both('回复', 'reply'),
    example: both(
      "{ reply: '{member}，答案在群公告里。' }",
      "{ reply: '{member}, the answer is in the pinned message.' }",
    ),
    help: both('回复触发规则的那条消息。', 'Answers the message that fired the rule.'),
  },
  {
    bare: false,
    value: described(LocalizedText, '回复触发规则的那条消息。', 'Answers the message that fired the rule.'),
    read: (text) => ({ text }),
  },
)
