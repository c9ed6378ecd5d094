/** Why an act cannot be done to an item. */
import { ApiError } from '../api-error.ts'

export const overAlready = (): ApiError =>
  new ApiError(
    409,
    'over-already',
    {
      en: 'This is over already: somebody else was faster, or it passed by itself.',
      'zh-CN': '这件事已经处理完了：别人先办了，或者自己好了。',
    },
    { en: 'Reload the inbox.', 'zh-CN': '刷新一下收件箱。' },
  )

export const notForThis = (): ApiError =>
  new ApiError(
    422,
    'act-does-not-fit',
    { en: 'This cannot be done about it.', 'zh-CN': '这件事不能这样处理。' },
    { en: 'The item lists the acts that fit.', 'zh-CN': '请用它列出的处理方式。' },
  )

export const undoneStays = (): ApiError =>
  new ApiError(
    409,
    'undone-stays-undone',
    {
      en: 'What was taken back stays so: the member has been told.',
      'zh-CN': '已经撤销的处罚不能恢复，成员已经知道了。',
    },
    { en: 'If the rule fires again, you are asked again.', 'zh-CN': '规则再次触发时，会再来问你。' },
  )

export const opensAgain = (): ApiError =>
  new ApiError(409, 'open-elsewhere', {
    en: 'The same thing came up again and is open already.',
    'zh-CN': '同一件事又出现过，已经在收件箱里了。',
  })

export const noSuchHelper = (): ApiError =>
  new ApiError(
    422,
    'no-such-operator',
    { en: 'This operator may do nothing in this community.', 'zh-CN': '这位运营者在本社群没有处理权限。' },
    { en: 'Invite them as a manager first.', 'zh-CN': '先邀请对方成为管理者。' },
  )

export const needsInstant = (): ApiError =>
  new ApiError(422, 'snooze-needs-an-end', {
    en: 'Say until when, at most 90 days from now.',
    'zh-CN': '请说明推迟到什么时候，最长 90 天。',
  })
