/** What operators can be told of: how each is called, delivered by itself, and who may act on it. */
import type { NoticeKind, NoticeKindInfo } from '../../core/ports/notices.ts'
import { NOTICE_KINDS } from '../../core/ports/notices.ts'

export type Right = 'viewer' | 'manager' | 'steward'

interface Kind extends Omit<NoticeKindInfo, 'kind'> {
  /** Who may act on it; nobody below is told. */
  readonly right: Right
}

/** In the order of their importance. */
const KINDS: Readonly<Record<NoticeKind, Kind>> = {
  raid: {
    title: { en: 'A raid on a group', 'zh-CN': '群正被大量陌生人涌入' },
    mode: 'now',
    urgent: true,
    right: 'manager',
  },
  breaker: {
    title: { en: 'A rule was stopped by the breaker', 'zh-CN': '规则被熔断停下' },
    mode: 'now',
    urgent: true,
    right: 'manager',
  },
  'account-disconnected': {
    title: { en: 'An account is disconnected', 'zh-CN': '账号掉线' },
    mode: 'now',
    urgent: true,
    right: 'manager',
  },
  'rights-lost': {
    title: { en: 'An account lacks rights', 'zh-CN': '账号缺少权限' },
    mode: 'now',
    urgent: true,
    right: 'manager',
  },
  'disk-nearly-full': {
    title: { en: 'The disk is nearly full', 'zh-CN': '磁盘快满了' },
    mode: 'now',
    urgent: true,
    right: 'steward',
  },
  'send-unknown': {
    title: { en: 'Sent or not, nobody knows', 'zh-CN': '不确定是否已发出' },
    mode: 'gather',
    urgent: false,
    right: 'manager',
  },
  'send-failed': {
    title: { en: 'Something could not be sent', 'zh-CN': '有动作没能发出' },
    mode: 'gather',
    urgent: false,
    right: 'manager',
  },
  ceiling: {
    title: { en: 'A ceiling against flooding was reached', 'zh-CN': '达到防刷屏上限' },
    mode: 'gather',
    urgent: false,
    right: 'manager',
  },
  'charter-fault': {
    title: { en: 'The charter failed on an event', 'zh-CN': '章程执行出错' },
    mode: 'now',
    urgent: false,
    right: 'manager',
  },
  'case-opened': {
    title: { en: 'Something waits for a decision', 'zh-CN': '有事项等人处理' },
    mode: 'gather',
    urgent: false,
    right: 'manager',
  },
  'task-due': {
    title: { en: 'A task for a person is due', 'zh-CN': '有任务等人完成' },
    mode: 'gather',
    urgent: false,
    right: 'manager',
  },
  'charter-published': {
    title: { en: 'A charter was published', 'zh-CN': '章程有新版本发布' },
    mode: 'gather',
    urgent: false,
    right: 'viewer',
  },
  brief: {
    title: { en: 'Morning brief', 'zh-CN': '晨报' },
    mode: 'now',
    urgent: false,
    right: 'viewer',
  },
  test: {
    title: { en: 'Test message', 'zh-CN': '测试消息' },
    mode: 'now',
    urgent: false,
    right: 'viewer',
  },
}

export const KIND_LIST: readonly NoticeKindInfo[] = NOTICE_KINDS.map((kind) => {
  const { title, mode, urgent } = KINDS[kind]
  return { kind, title, mode, urgent }
})

/** Kinds that an operator can set: the brief and the test have switches of their own. */
export const SETTABLE_KINDS = KIND_LIST.filter(({ kind }) => kind !== 'brief' && kind !== 'test')

export function kindOf(kind: NoticeKind): Kind {
  return KINDS[kind]
}

/** Lower = more important. */
export function rankOf(kind: NoticeKind): number {
  return NOTICE_KINDS.indexOf(kind)
}

const RIGHTS: readonly Right[] = ['viewer', 'manager', 'steward']

export function includes(held: Right, needed: Right): boolean {
  return RIGHTS.indexOf(held) >= RIGHTS.indexOf(needed)
}
