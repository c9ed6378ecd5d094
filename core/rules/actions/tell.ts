import { both } from '../../charter/fault.ts'
import { described, LocalizedText } from '../values.ts'
import { valuedAct } from './form.ts'

export const tell = valuedAct(
  'tell',
  ['member', 'presence'],
  {
    label: both('私下告知', 'Tell privately'),
    phrase: both('私下告诉他', 'tell them in private'),
    example: both(
      "{ tell: '这条像是广告，已经撤回。' }",
      "{ tell: 'This looked like an ad and was taken back.' }",
    ),
    help: both('把一段文字单独发给这位成员。', 'Tells the member a text in private.'),
  },
  {
    bare: false,
    value: described(LocalizedText, '把一段文字单独发给这位成员。', 'Tells the member a text in private.'),
    read: (text) => ({ text }),
  },
)
