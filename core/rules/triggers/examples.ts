/** Whole rules to start from, for each trigger. They begin `dry`: watched first, then put to work. */
import { both, type Bilingual } from '../../charter/fault.ts'
import type { Trigger } from '../../charter/compiled.ts'

export interface RuleExample {
  readonly title: Bilingual
  /** The rule as YAML, without what only some charters have: kinds, roles, word lists. */
  readonly rule: Bilingual
}

const example = (title: Bilingual, zh: string, en: string): RuleExample => ({
  title,
  rule: both(`${zh.trim()}\n`, `${en.trim()}\n`),
})

export const RULE_EXAMPLES: Readonly<Record<Trigger['on'], readonly RuleExample[]>> = {
  message: [
    example(
      both('撤回广告并说明原因', 'Recall advertising and say why'),
      `
id: no-ads
title: 不发广告
when: message
if: "text.matches_any(['加微信', '刷单', '返利']) || (member.days < 7 && facts.contact)"
do:
  - recall
  - tell: 这条像是广告，已经撤回。想推荐好东西，请先和管理员说一声。
escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
mode: dry
`,
      `
id: no-ads
title: No advertising
when: message
if: "text.matches_any(['dm me', 'easy money', 'promo code']) || (member.days < 7 && facts.contact)"
do:
  - recall
  - tell: This looked like an ad and was taken back. Please ask a manager before you recommend something.
escalate: { within: 24h, steps: [warn, { mute: 10m }, case] }
mode: dry
`,
    ),
    example(
      both('自动回答常见问题', 'Answer a frequent question'),
      `
id: price-question
when: message
if: "facts.question && text.matches_any(['价格', '多少钱', '怎么报名'])"
do:
  - reply: 活动免费。想报名，回复“报名”两个字就行。
cooldown: { per: group, span: 5m }
mode: dry
`,
      `
id: price-question
when: message
if: "facts.question && text.matches_any(['price', 'cost', 'sign up'])"
do:
  - reply: 'It is free. To sign up, answer with the words “sign me up”.'
cooldown: { per: group, span: 5m }
mode: dry
`,
    ),
    example(
      both('提醒刷屏的人', 'Slow down who floods'),
      `
id: no-flood
title: 半分钟内不连发 8 条以上
when: message
if: "counts.messages('30s') > 8"
do:
  - reply: '{member}，合成一段再发，大家更好读。'
cooldown: { per: member, span: 1m }
mode: dry
`,
      `
id: no-flood
title: No more than 8 messages in half a minute
when: message
if: "counts.messages('30s') > 8"
do:
  - reply: '{member}, one longer message is easier to read than many short ones.'
cooldown: { per: member, span: 1m }
mode: dry
`,
    ),
    example(
      both('给认真写的内容加分', 'Reward long contributions'),
      `
id: long-post
title: 认真分享，一次 3 分，一天最多 9 分
when: message
if: "facts.length >= 80 && counts.same_text('24h') <= 1"
do:
  - points: { amount: 3, per-day: 9 }
mode: dry
`,
      `
id: long-post
title: 3 points for a thoughtful post, 9 a day at most
when: message
if: "facts.length >= 200 && counts.same_text('24h') <= 1"
do:
  - points: { amount: 3, per-day: 9 }
mode: dry
`,
    ),
  ],
  edit: [
    example(
      both('改成广告也一样撤回', 'Edited into an ad: recall as well'),
      `
id: no-ads-edited
title: 改过的消息按改后的内容看
when: edit
if: "text.matches_any(['加微信', '刷单', '返利'])"
do:
  - recall
  - tell: 改后的内容像是广告，已经撤回。
mode: dry
`,
      `
id: no-ads-edited
title: An edited message is judged by its new text
when: edit
if: "text.matches_any(['dm me', 'easy money', 'promo code'])"
do:
  - recall
  - tell: After the edit this looked like an ad; it was taken back.
mode: dry
`,
    ),
  ],
  recall: [
    example(
      both('频繁撤回时请人看看', 'Have someone look at frequent recalls'),
      `
id: many-recalls
when: recall
if: "counts.fired('many-recalls', '1h') >= 3"
do:
  - case: 频繁撤回
cooldown: { per: member, span: 1h }
mode: dry
`,
      `
id: many-recalls
when: recall
if: "counts.fired('many-recalls', '1h') >= 3"
do:
  - case: many-recalls
cooldown: { per: member, span: 1h }
mode: dry
`,
    ),
  ],
  join: [
    example(
      both('短时间大量进群时请人看看', 'Have someone look at a rush of arrivals'),
      `
id: rush
when: join
if: "counts.joins('5m') > 20"
do:
  - case: 短时间大量进群
cooldown: { per: group, span: 30m }
mode: dry
`,
      `
id: rush
when: join
if: "counts.joins('5m') > 20"
do:
  - case: rush
cooldown: { per: group, span: 30m }
mode: dry
`,
    ),
    example(
      both('给新人打标签', 'Tag newcomers'),
      `
id: newcomer
when: join
do:
  - tag: 新人
mode: dry
`,
      `
id: newcomer
when: join
do:
  - tag: newcomer
mode: dry
`,
    ),
  ],
  leave: [
    example(
      both('常来的人离开，请人回访', 'Ask why a regular left'),
      `
id: farewell
when: leave
if: 'member.messages >= 20'
do:
  - case: 成员流失
mode: dry
`,
      `
id: farewell
when: leave
if: 'member.messages >= 20'
do:
  - case: regular-left
mode: dry
`,
    ),
  ],
  reaction: [
    example(
      both('点赞加分', 'Points for a kind reaction'),
      `
id: thanks-points
title: 给别人点赞，一天最多 2 分
when: reaction
if: "reaction.emoji in ['👍', '❤️', '🌹']"
do:
  - points: { amount: 1, per-day: 2 }
mode: dry
`,
      `
id: thanks-points
title: A point for cheering others on, 2 a day at most
when: reaction
if: "reaction.emoji in ['👍', '❤️', '🎉']"
do:
  - points: { amount: 1, per-day: 2 }
mode: dry
`,
    ),
  ],
  schedule: [
    example(
      both('每周同一时间开场', 'Open the week’s session'),
      `
id: weekly-talk
title: 每周日 20:00 一起聊
when: { every: 'Sun 20:00', missed: skip }
do:
  - say: 本周讨论开始。先说一句：这周哪件事最让你高兴？
mode: dry
`,
      `
id: weekly-talk
title: We meet on Sundays at 20:00
when: { every: 'Sun 20:00', missed: skip }
do:
  - say: Our weekly hour begins. What made you glad this week?
mode: dry
`,
    ),
    example(
      both('群里安静时抛个话题', 'Bring up a topic when it is quiet'),
      `
id: quiet-day
when: { every: 'Mon-Fri 19:00', missed: skip }
if: "counts.group_messages('24h') < 3"
do:
  - say: 今天有点安静。最近在看什么、做什么？随便说一句。
mode: dry
`,
      `
id: quiet-day
when: { every: 'Mon-Fri 19:00', missed: skip }
if: "counts.group_messages('24h') < 3"
do:
  - say: It is quiet today. What are you reading or making these days?
mode: dry
`,
    ),
  ],
}
