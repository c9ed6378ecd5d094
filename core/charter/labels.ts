/** What fields are called in forms, with an example of each, by the place at which the schema has them. */
import { both, type Bilingual } from './fault.ts'

export interface FieldLabel {
  readonly label: Bilingual
  /** As it is written in a charter. */
  readonly example: Bilingual
}

const field = (zh: string, en: string, zhExample: string, enExample = zhExample): FieldLabel => ({
  label: both(zh, en),
  example: both(zhExample, enExample),
})

/** Records are `*`, list items `[]`. */
export const FIELD_LABELS: Readonly<Record<string, FieldLabel>> = {
  folkmoot: field('格式版本', 'Format', '1'),
  name: field('社群名字', 'Name', '光影读书会', 'Lantern Readers'),
  purpose: field('目的', 'Purpose', '每周共读一本摄影书', 'We read one photo book a week'),
  audience: field('为谁', 'Audience', '想系统学摄影的入门者', 'Beginners who want to learn photography'),
  promise: field('承诺', 'Promise', '三个月内完成一组作品', 'A finished portfolio within three months'),
  language: field('语言', 'Languages', '[zh-CN, en]'),
  timezone: field('时区', 'Time zone', 'Asia/Shanghai', 'Europe/Berlin'),
  late: field('多久算迟到', 'Late after', '10m'),
  groups: field('群的种类', 'Kinds of groups', 'lobby: { for: 新人了解规则 }', 'lobby: { for: newcomers }'),
  'groups/*/for': field('做什么用', 'For', '新人先来这里', 'Where newcomers arrive'),
  'groups/*/capacity': field('人数上限', 'Capacity', '200'),
  'groups/*/private': field('内部群', 'Internal', 'true'),
  'groups/*/values': field('每个群各自的内容', 'Values of each group', '{ teacher: text }'),
  'groups/*/values/*': field('类型', 'Type', 'text'),
  'groups/*/match': field('群名样式', 'Names of groups', "['光影*大厅*']", "['Lantern * lobby']"),
  'groups/*/language': field('语言', 'Language', 'en'),
  roles: field('身份', 'Roles', 'mentor: { duty: 每周答疑一次 }', 'mentor: { duty: answers questions }'),
  'roles/*/duty': field('职责', 'Duty', '周一到周五 9 点到 21 点在群里', 'In the group on weekdays, 9 to 21'),
  'roles/*/description': field(
    '说明',
    'Description',
    '维持秩序、答疑的班长',
    'Keeps order and answers questions',
  ),
  words: field('词表', 'Word lists', 'ads: [加微信, 刷单]', 'ads: [promo code, easy money]'),
  'words/*': field('词表', 'Word list', '[加微信, 刷单]', '[promo code, easy money]'),
  'words/*/file': field('词表文件', 'File', 'words/ads.txt'),
  onboarding: field('迎新', 'Newcomers', 'welcome: { say: 欢迎 }', 'welcome: { say: Welcome }'),
  'onboarding/welcome': field('欢迎词', 'Welcome', '{ say: 欢迎 }', '{ say: Welcome }'),
  'onboarding/welcome/say': field('说什么', 'Text', "'欢迎 {members}！'", "'Welcome, {members}!'"),
  'onboarding/welcome/gather': field('合并多久', 'Gather for', '2m'),
  'onboarding/welcome/kinds': field('在哪些群', 'In groups of', '[lobby]'),
  'onboarding/welcome/privately': field('私下说', 'In private', 'true'),
  'onboarding/welcome/mode': field('状态', 'Mode', 'dry'),
  rules: field('规则', 'Rules', '- { id: help, when: message, do: [case] }'),
  'rules/[]/id': field('名字', 'Id', 'no-ads'),
  'rules/[]/was': field('曾用名', 'Was', '[ads-out]'),
  'rules/[]/title': field('标题', 'Title', '不发广告', 'No advertising'),
  'rules/[]/when': field('什么时候', 'When', 'message'),
  'rules/[]/when/every': field('时间', 'Time', "'Sun 20:00'"),
  'rules/[]/when/missed': field('错过了', 'When missed', 'skip'),
  'rules/[]/kinds': field('在哪些群', 'In groups of', '[lobby, club]'),
  'rules/[]/if': field('条件', 'Condition', "'member.days < 7 && facts.has_link'"),
  'rules/[]/do': field('做什么', 'Do', '[recall]'),
  'rules/[]/escalate': field('屡犯加重', 'Escalate', '{ within: 24h, steps: [warn, { mute: 10m }] }'),
  'rules/[]/escalate/within': field('累计时间', 'Within', '24h'),
  'rules/[]/escalate/steps': field('一次比一次重', 'Steps', '[warn, { mute: 10m }, case]'),
  'rules/[]/cooldown': field('间隔', 'Cool-down', '{ per: member, span: 5m }'),
  'rules/[]/cooldown/per': field('按谁算', 'Per', 'member'),
  'rules/[]/cooldown/span': field('多久', 'Span', '5m'),
  'rules/[]/cap': field('每天上限', 'Daily cap', '{ per: group, per-day: 3 }'),
  'rules/[]/cap/per': field('按谁算', 'Per', 'group'),
  'rules/[]/cap/per-day': field('次数', 'Times a day', '3'),
  'rules/[]/exempt': field(
    '谁不受约束',
    'Exempt',
    "[{ role: mentor, because: '要示范' }]",
    '[{ role: mentor, because: shows how it is done }]',
  ),
  'rules/[]/exempt/[]/role': field('身份', 'Role', 'mentor'),
  'rules/[]/exempt/[]/because': field('理由', 'Reason', '要示范', 'They show how it is done'),
  'rules/[]/because': field('豁免理由', 'Reason', '要示范', 'They show how it is done'),
  'rules/[]/quiet': field('安静时段也说', 'In quiet hours too', 'true'),
  'rules/[]/mode': field('状态', 'Mode', 'dry'),
  quiet: field('安静时段', 'Quiet hours', "{ from: '23:00', to: '08:00' }"),
  'quiet/from': field('从', 'From', "'23:00'"),
  'quiet/to': field('到', 'To', "'08:00'"),
  'acts/say': field('说什么', 'Text', '今晚 20:00 开始。', 'We start at 20:00.'),
  'acts/reply': field('回什么', 'Text', '答案在群公告里。', 'See the pinned message.'),
  'acts/tell': field('告诉什么', 'Text', '这条像是广告，已经撤回。', 'This looked like an ad.'),
  'acts/note': field('写什么', 'Text', '按规则处理。', 'Handled by the rules.'),
  'acts/warn': field('怎么说', 'Text', '请先看看群规。', 'Please read the rules.'),
  'acts/mute': field('多久', 'For how long', '10m'),
  'acts/tag': field('标签', 'Tag', '书评作者', 'reviewer'),
  'acts/points/amount': field('分数', 'Points', '3'),
  'acts/points/per-day': field('每天上限', 'Most in a day', '9'),
  'acts/case': field('种类', 'Kind', '刷屏', 'flooding'),
  'acts/webhook': field('地址', 'Address', 'https://example.org/hooks/folkmoot'),
}

const word = (zh: string, en: string) => both(zh, en)

/** Words that a choice offers, by the word. */
export const CHOICE_LABELS: Readonly<Record<string, Bilingual>> = {
  live: word('生效', 'Live'),
  dry: word('试运行', 'Dry run'),
  off: word('停用', 'Off'),
  skip: word('跳过', 'Skip it'),
  'send-late': word('补发', 'Send it late'),
  ask: word('问人', 'Ask a person'),
  member: word('每位成员', 'Each member'),
  group: word('每个群', 'Each group'),
  community: word('整个社群', 'The whole community'),
  text: word('文字', 'Text'),
  'zh-CN': word('简体中文', 'Simplified Chinese'),
  en: word('英文', 'English'),
}
