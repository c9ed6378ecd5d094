/**
 * The sentences that chat programs write about who came, who went, who may what, and what the group is called.
 * `{who}` is whom it happened to (may be several), `{by}` who did it, `{name}` the group's new name, `{text}` the
 * words of a notice. The first sentence that fits counts: those that say more stand before those that say less.
 */

export type SentenceKind =
  | 'member.joined'
  | 'member.left'
  | 'member.removed'
  | 'group.renamed'
  | 'group.notice'
  | 'role.owner'
  | 'role.admin'
  | 'role.member'
  /** Asked in, and not yet there: no event, but it tells who asked when the person joins. */
  | 'invited'

export interface Sentence {
  readonly kind: SentenceKind
  readonly shape: RegExp
}

const GROUP = '(?:本群|群聊|群组|该群|群)'
const END = '(?=$|[。.，,；;！!（(])'

/** Quoted where the program quotes names; else as short as the words around it allow. */
const one = (field: string) => `(?<${field}>["“「][^\\n]{1,64}?["”」]|[^"“「\\s][^\\n]{0,63}?) ?`
const FIELDS: Readonly<Record<string, string>> = {
  '{who}': '(?<who>["“「][^\\n]{1,800}?["”」]|[^"“「\\s][^\\n]{0,800}?) ?',
  '{by}': one('by'),
  '{name}': '(?<name>[^\\n]{1,128})',
  '{text}': '(?<text>[^]{1,2000})',
  '{group}': GROUP,
  '{end}': END,
}

const says = (kind: SentenceKind, ...templates: readonly string[]): Sentence[] =>
  templates.map((template) => ({
    kind,
    shape: new RegExp(`^${template.replace(/\{\w+\}/g, (field) => FIELDS[field] ?? field)}`, 'u'),
  }))

const CHINESE: readonly Sentence[] = [
  ...says('invited', '{by}已?邀請 ?{who}(?:加入|進入)(?:群組|社群){end}'),
  ...says(
    'member.joined',
    '{by}邀请{who}加入了?{group}{end}',
    '{who}通过(?:扫描)? ?{by}分享的(?:群)?(?:二维码|邀请|链接|名片)加入了?{group}{end}',
    '{who}通过(?:扫描)?(?:群)?(?:二维码|链接|搜索群号)加入了?{group}{end}',
    '欢迎 ?{who}加入了?{group}{end}',
    '{by}已?(?:将|把) ?{who}添加(?:至|到){group}{end}',
    '{by}已新增 ?{who}(?:至|到)群組{end}',
    '{by}已?將 ?{who}(?:新增至|加入)群組{end}',
    '{who}已?(?:经)?加入了?(?:{group}|群組|社群){end}',
  ),
  ...says(
    'member.removed',
    '{who}已?被 ?(?:{by})?(?:移出|移除|踢出|请出)了?{group}{end}',
    '{by}已?(?:将|把) ?{who}(?:移出|移除|踢出|请出)了?(?:{group}{end}|$)',
    '{by}已?(?:讓|將) ?{who}(?:退出|移出|移除)(?:群組|社群){end}',
  ),
  ...says(
    'member.left',
    '{who}已?(?:经)?(?:离开|退出)了?{group}{end}',
    '{who}已退群{end}',
    '{who}已?(?:退出|離開)(?:群組|社群){end}',
  ),
  ...says(
    'group.renamed',
    '{by}修改了?群(?:聊)?名称?为{name}$',
    '{by}(?:将|把)群(?:聊)?名称?(?:修改|更改|改)?为{name}$',
    '{by}已?將群組名稱(?:變更|更改)?為{name}$',
    '{by}已?(?:更改|變更)群組名稱為{name}$',
  ),
  ...says('group.notice', '{by}(?:发布|更新|修改|编辑)了?新?的?群公告[:：]\\s*{text}$'),
  ...says(
    'role.owner',
    '{by}已?(?:将|把)群主(?:身份)?(?:转让|转移)给了? ?{who}{end}',
    '{who}已?成为了?新?的?群主{end}',
  ),
  ...says(
    'role.admin',
    '{by}已?(?:将|把) ?{who}(?:设置|添加|设|加)为了?{group}?的?管理员{end}',
    '{who}已?(?:被 ?(?:{by})?(?:设置|添加|设)为|成为)了?{group}?的?管理员{end}',
  ),
  ...says(
    'role.member',
    '{by}已?取消了? ?{who}的?{group}?管理员(?:身份|资格|权限)?{end}',
    '{who}已?被 ?(?:{by})?取消了?{group}?管理员(?:身份|资格|权限)?{end}',
  ),
]

const ENGLISH: readonly Sentence[] = [
  ...says('invited', '{by}invited {who}to (?:the|this) group{end}'),
  ...says(
    'member.joined',
    '{by}invited {who}to (?:the|this) group chat{end}',
    '{who}joined (?:the )?group chat via (?:the |a )?(?:QR [Cc]ode|link|invitation) shared by {by}{end}',
    '{by}added {who}to (?:the|this) group(?: chat)?{end}',
    '{who}(?:has )?joined (?:the )?group chat(?: via (?:the |a )?QR [Cc]ode)?{end}',
    '{who}(?:has )?joined (?:the|this) group{end}',
  ),
  ...says(
    'member.removed',
    '{by}removed {who}from (?:the |this )?group(?: chat)?{end}',
    '{who}(?:was|were) removed from (?:the |this )?group(?: chat)?(?: by {by})?{end}',
  ),
  ...says('member.left', '{who}(?:has )?left (?:the |this )?group(?: chat)?{end}'),
  ...says(
    'group.renamed',
    "{by}changed (?:the )?(?:group(?:’s|'s)? name|name of the group) to {name}$",
    '{by}renamed the group(?: chat)? to {name}$',
  ),
  ...says('role.owner', '{who}(?:is|became|has become) the (?:new )?group owner{end}'),
  ...says('role.admin', '{by}(?:added|set) {who}as (?:a )?group admin{end}'),
  ...says('role.member', '{by}removed {who}as (?:a )?group admin{end}'),
]

const JAPANESE: readonly Sentence[] = [
  ...says('invited', '{by}が{who}をグループに招待しました{end}'),
  ...says('member.joined', '{by}が{who}をグループに追加しました{end}', '{who}がグループに参加しました{end}'),
  ...says('member.removed', '{by}が{who}をグループから(?:削除しました|退会させました){end}'),
  ...says('member.left', '{who}がグループを(?:退会|退出)しました{end}'),
  ...says('group.renamed', '{by}がグループ名を{name}に変更しました{end}'),
]

const THAI: readonly Sentence[] = [
  ...says('invited', '{by}(?:ได้)?เชิญ ?{who}(?:เข้าร่วม|เข้า)กลุ่ม(?:แล้ว)?{end}'),
  ...says('member.joined', '{by}เพิ่ม ?{who}เข้ากลุ่ม(?:แล้ว)?{end}', '{who}เข้าร่วมกลุ่ม(?:แล้ว)?{end}'),
  ...says('member.removed', '{by}ลบ ?{who}ออกจากกลุ่ม(?:แล้ว)?{end}'),
  ...says('member.left', '{who}ออกจากกลุ่ม(?:แล้ว)?{end}'),
  ...says('group.renamed', '{by}เปลี่ยนชื่อกลุ่มเป็น ?{name}$'),
]

/** IRC clients; their nicks have no spaces. */
const IRC: readonly Sentence[] = [
  { kind: 'member.joined', shape: /^Joins: (?<who>\S+)(?: \(|$)/ },
  { kind: 'member.left', shape: /^(?:Quits|Parts): (?<who>\S+)(?: \(|$)/ },
  { kind: 'member.joined', shape: /^(?<who>\S+) (?:[[(]\S*[\])] )?has joined(?! the group)(?: |$)/ },
  { kind: 'member.left', shape: /^(?<who>\S+) (?:[[(]\S*[\])] )?has (?:left|quit)(?! the group)(?: |$)/ },
  { kind: 'member.removed', shape: /^(?<who>\S+) was kicked (?:from \S+ )?by \S+/ },
  { kind: 'member.removed', shape: /^\S+ has kicked (?<who>\S+)/ },
]

export const SENTENCES: readonly Sentence[] = [...IRC, ...CHINESE, ...ENGLISH, ...JAPANESE, ...THAI]
