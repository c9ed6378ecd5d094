/** What is done by hand to keep a group running, what each act takes, and how much of it a charter takes over. */
import { both, type Bilingual } from '../../charter/fault.ts'

export const CHORES = ['welcomes', 'repeated', 'warnings', 'announcements', 'checks'] as const
export type Chore = (typeof CHORES)[number]

export interface ChoreKind {
  readonly label: Bilingual
  readonly meaning: Bilingual
  /** Our own estimate, and why it is plausible. */
  readonly seconds: number
  readonly why: Bilingual
  /** Share that today's version takes over, and what stays. */
  readonly taken: number
  readonly by: Bilingual
}

export const KINDS: Readonly<Record<Chore, ChoreKind>> = {
  welcomes: {
    label: both('欢迎新人', 'Welcomes'),
    meaning: both(
      '入群或第一次发言一天之内，由人写的欢迎。',
      'Welcomes written by hand within a day after somebody joined or first wrote.',
    ),
    seconds: 40,
    why: both('看到有人来、点进去、写一句', 'see that somebody came, open the chat, write a line'),
    taken: 0.9,
    by: both(
      '欢迎语自动发，少数人仍想亲自招呼',
      'the welcome is sent by itself; some are still greeted in person',
    ),
  },
  repeated: {
    label: both('重复回答', 'Repeated answers'),
    meaning: both(
      '同一个人（或群主、管理员之间）几乎一字不差又发了一遍的话，只算第二遍起。',
      'What the same person sent again nearly word by word, from the second time on.',
    ),
    seconds: 60,
    why: both('翻出上次的话、复制、发出', 'find what was said last time, copy it, send it'),
    taken: 0.8,
    by: both(
      '按关键词自动回答，措辞特别的仍要人答',
      'answered by words; unusual wordings are left for a person',
    ),
  },
  warnings: {
    label: both('提醒和警告', 'Warnings'),
    meaning: both(
      '群主或管理员叫人别再做什么、请人撤回、改名片的话；不知道谁是管理方时算所有人的。',
      'Words by which owner or managers tell somebody to stop, to recall or to rename; by anybody where it is not known who is staff.',
    ),
    seconds: 120,
    why: both('看清前后、拿定主意、写得不伤人', 'read what happened, decide, word it kindly'),
    taken: 0.6,
    by: both(
      '能用词和链接认出来的，按阶梯自动提醒；其余要人判断',
      'what words and links give away is warned by a ladder; the rest needs judgement',
    ),
  },
  announcements: {
    label: both('公告和群发', 'Announcements'),
    meaning: both(
      '群公告、@所有人、管理方在群里安静一小时后发的长通知、同一段话发到几个群；每个群算一次。',
      'Notices, mentions of everyone, long posts by staff after an hour of silence, the same text in several groups; one a group.',
    ),
    seconds: 150,
    why: both(
      '写或改一段、挑群、发出、看有没有发对',
      'write or adapt it, pick the group, send it, look whether it is right',
    ),
    taken: 0.5,
    by: both(
      '定期的和发多个群的排好自动发；新内容仍要人写',
      'what recurs or goes to several groups is scheduled; new ones are still written',
    ),
  },
  checks: {
    label: both('手工登记', 'Checks by hand'),
    meaning: both(
      '打卡、签到、接龙、报名登记：每一条都要有人抄进名单或数一遍。',
      'Check-ins, sign-up chains and lists: somebody copies or counts each entry.',
    ),
    seconds: 20,
    why: both('找到、核对、记一笔', 'find it, check it, tick it off'),
    taken: 0,
    by: both('这个版本还不管打卡和接龙', 'check-ins and chains are not kept by this version'),
  },
}
