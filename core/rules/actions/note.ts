import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const note = valuedAct(
  'note',
  [],
  {
    label: both('公开说明', 'Public note'),
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
