import { both } from '../../charter/fault.ts'
import { bareAct } from './form.ts'

export const remove = bareAct('remove', ['member', 'presence'], {
  label: both('移出', 'Remove'),
  phrase: both('移出群', 'remove from the group'),
  example: both('remove', 'remove'),
  help: both('把这位成员移出本群。', 'Removes the member from the group.'),
})
