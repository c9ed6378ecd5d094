import { both } from '../../charter/fault.ts'
import { bareAct } from './form.ts'

export const block = bareAct('block', ['member'], {
  label: both('拉黑', 'Block'),
  phrase: both('拉黑', 'block'),
  example: both('block', 'block'),
  help: both('移出并拉黑这位成员，不能再进群。', 'Removes the member for good: joining again is refused.'),
})
