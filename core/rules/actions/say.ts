import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const say = valuedAct(
  'say',
  [],
  {
    label: both('在群里说', 'Say in the group'),
    phrase: both('在群里说', 'say in the group'),
    example: both("{ say: '今晚 20:00 开始，记得来。' }", "{ say: 'We start at 20:00 tonight.' }"),
    help: both('在事件所在的群里发一段文字。', 'Says a text in the group of the event.'),
  },
  {
    bare: false,
    value: described(LocalizedText, '在事件所在的群里发一段文字。', 'Says a text in the group of the event.'),
    read: (text) => ({ text }),
  },
)
