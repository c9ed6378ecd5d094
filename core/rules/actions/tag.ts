import { both } from '../../charter/fault.ts'
import { described, Name } from '../values.ts'
import { valuedAct } from './form.ts'

export const tag = valuedAct(
  'tag',
  ['member'],
  {
    label: both('打标签', 'Tag'),
    phrase: both('打上标签', 'tag'),
    example: both('{ tag: 书评作者 }', '{ tag: reviewer }'),
    help: both(
      '给这位成员加一个标签，条件里用 member.tags 查看。',
      'Gives the member a tag; conditions see it in member.tags.',
    ),
  },
  {
    value: described(Name, '标签名。', 'Name of the tag.'),
    read: (name) => ({ name }),
  },
)
