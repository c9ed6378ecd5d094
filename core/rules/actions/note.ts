import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const note = valuedAct(
  'note',
  [],
  {
    label: both('公开说明', 'Public note'),
    phrase: both('写一条公开说明', 'write a public note'),
    example: both("{ note: '按规则“{rule}”处理。' }", "{ note: 'Handled by the rule “{rule}”.' }"),
    help: both(
      '在公开记录里写一条说明，不打扰群聊。',
      'Writes a note into the public log without disturbing the group.',
    ),
  },
  {
    bare: false,
    value: described(
      LocalizedText,
      '在公开记录里写一条说明，不打扰群聊。',
      'Writes a note into the public log without disturbing the group.',
    ),
    read: (text) => ({ text }),
  },
)
