import { both } from '../../charter/fault.ts'
import { described, Name } from '../values.ts'
import { valuedAct } from './form.ts'

export const openCase = valuedAct(
  'case',
  [],
  {
    label: both('交给人处理', 'Open a case'),
    phrase: both('交给人处理', 'open a case'),
    example: both('{ case: 多群刷屏 }', '{ case: flooding }'),
    help: both(
      '在待办里开一件事，由人来定；可以写明种类。',
      'Opens a case for a person to decide; its kind may be named.',
    ),
  },
  {
    bare: true,
    value: described(Name, '事项的种类，随意取名。', 'Kind of the case, any name.'),
    read: (name) => ({ name }),
  },
)
