import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const say = valuedAct(
  'say',
  [],
  {
    label: both('在群里说', 'Say in the group'),
    help: both('在事件所在的群里发一段文字。', 'Says a text in the group of the event.'),
  },
  {
    bare: false,
    value: described(LocalizedText, '在事件所在的群里发一段文字。', 'Says a text in the group of the event.'),
    read: (text) => ({ text }),
  },
)
