import { both } from '../../charter/fault.ts'

export const ROLES_UNKNOWN = both(
  '不知道谁是群主和管理员；用 --owner 和 --managers 告诉我，就能算出来。',
  'Who owns and who manages the group is not known: say so with --owner and --managers, and this can be told.',
)
