/** What waits, in words: a title and a sentence for each kind, in both languages. */
import type { Language } from '../../../core/charter/compiled.ts'
import type { CaseRow } from '../../../core/ports/rows.ts'
import type { Texts } from '../api-error.ts'
import { reasonOf } from '../actions/reasons.ts'
import { actWord } from './act-words.ts'
import type { Harm, Item } from './item.ts'

/** Names of what an item is about, as far as they are known. */
export interface Names {
  readonly group: string | null
  readonly member: string | null
  readonly rule: string | null
}

export interface Said {
  readonly title: string
  readonly sentence: string
}

type Line = Readonly<Record<Language, (names: Names) => string>>
interface CaseWords {
  readonly title: Texts
  readonly sentence: Line
}

const rule = { en: ({ rule: name }: Names) => (name === null ? 'A rule' : `“${name}”`) }
const ruleZh = ({ rule: name }: Names) => (name === null ? '有一条规则' : `规则“${name}”`)
const groupEn = ({ group }: Names) => group ?? 'a private chat'
const groupZh = ({ group }: Names) => (group === null ? '私信' : `“${group}”`)
const whoEn = ({ member }: Names) => member ?? 'a member'
const whoZh = ({ member }: Names) => member ?? '一位成员'

/** By kind of case. */
export const CASE_WORDS: Readonly<Record<string, CaseWords>> = {
  breaker: {
    title: { en: 'A rule stopped itself', 'zh-CN': '规则自动停下' },
    sentence: {
      en: (names) =>
        `${rule.en(names)} was about to hit more than one member in twenty of ${groupEn(names)} within an hour. It does nothing until you decide.`,
      'zh-CN': (names) =>
        `${ruleZh(names)}一小时内要处理${groupZh(names)}超过 5% 的成员，已自动停下，等你决定后才会继续。`,
    },
  },
  raid: {
    title: { en: 'Many strangers came at once', 'zh-CN': '短时间涌入大量陌生人' },
    sentence: {
      en: (names) => `Look at who joined ${groupEn(names)}, and at what they write.`,
      'zh-CN': (names) => `请看看谁进了${groupZh(names)}，都说了些什么。`,
    },
  },
  fault: {
    title: { en: 'The charter failed on an event', 'zh-CN': '章程处理一条消息时出错' },
    sentence: {
      en: (names) => `Nothing was decided about it in ${groupEn(names)}; everything after it went on.`,
      'zh-CN': (names) => `${groupZh(names)}里的这一条没有做出任何判定，之后的消息照常处理。`,
    },
  },
  ceiling: {
    title: { en: 'The ceiling against flooding was reached', 'zh-CN': '达到防刷屏上限' },
    sentence: {
      en: (names) =>
        `Folkmoot has said enough in ${groupEn(names)}: what ${rule.en(names)} wanted to say is held back.`,
      'zh-CN': (names) => `今天在${groupZh(names)}说得够多了：${ruleZh(names)}想说的话先不发。`,
    },
  },
  'outgoing-held': {
    title: { en: 'A text was held back', 'zh-CN': '一段话被拦下没有发出' },
    sentence: {
      en: (names) => `What ${rule.en(names)} was to say would have advertised in ${groupEn(names)}.`,
      'zh-CN': (names) => `${ruleZh(names)}要说的话里带进了广告，没有发到${groupZh(names)}。`,
    },
  },
  'missed-schedule': {
    title: { en: 'A scheduled act was missed', 'zh-CN': '错过了一次定时动作' },
    sentence: {
      en: (names) => `${rule.en(names)} came due while Folkmoot was away, and may not be done late.`,
      'zh-CN': (names) => `${ruleZh(names)}到点时 Folkmoot 没在运行，现在补做已经晚了。`,
    },
  },
  'late-sanction': {
    title: { en: 'A sanction came too late', 'zh-CN': '处罚来晚了，没有执行' },
    sentence: {
      en: (names) =>
        `${rule.en(names)} would have acted on ${whoEn(names)} in ${groupEn(names)}, but the message is old by now.`,
      'zh-CN': (names) =>
        `${ruleZh(names)}本要处理${groupZh(names)}里的${whoZh(names)}，但消息送到时已经过了很久。`,
    },
  },
  protected: {
    title: { en: 'The last administrator was to be removed', 'zh-CN': '要移出的是最后一位管理员' },
    sentence: {
      en: (names) =>
        `${rule.en(names)} met ${whoEn(names)}, without whom nobody could run ${groupEn(names)}. Nothing was done.`,
      'zh-CN': (names) =>
        `${ruleZh(names)}碰上了${whoZh(names)}：少了这个人，${groupZh(names)}就没人能管了，所以没有动手。`,
    },
  },
}

/** A case that a charter opens by a name of its own. */
export const DECISION: CaseWords = {
  title: { en: 'A rule asks for your decision', 'zh-CN': '有一条规则请你定夺' },
  sentence: {
    en: (names) => `${rule.en(names)} fired on ${whoEn(names)} in ${groupEn(names)}. Was that right?`,
    'zh-CN': (names) => `${ruleZh(names)}在${groupZh(names)}对${whoZh(names)}触发了，判得对吗？`,
  },
}

/** Told apart by their rules, where many ask. */
const ASKS: Line = {
  en: ({ rule: name }) => (name === null ? DECISION.title.en : `${name}: right or not?`),
  'zh-CN': ({ rule: name }) => (name === null ? DECISION.title['zh-CN'] : `${name}：判得对吗？`),
}

export function saidOf(item: Item, names: Names, language: Language): Said {
  const { matter, count } = item
  const zh = language === 'zh-CN'
  switch (matter.kind) {
    case 'case':
      return caseSaid(matter, names, language)
    case 'account':
      return {
        title: zh
          ? `账号“${matter.account.name}”${downZh(item)}`
          : `The account “${matter.account.name}” ${downEn(item)}`,
        sentence:
          matter.account.state.texts?.[language] ??
          (zh ? '原因见账号页。' : 'The page of accounts says why.'),
      }
    case 'account-group':
      return {
        title: zh
          ? `账号“${matter.account.name}”在${groupZh(names)}出了问题`
          : `The account “${matter.account.name}” has trouble in ${groupEn(names)}`,
        sentence: matter.standing.texts?.[language] ?? matter.standing.code,
      }
    case 'round':
      return {
        title: zh ? `每日一轮：${count} 件等人去做` : `The round: ${count} to be done by hand`,
        sentence: zh
          ? `分布在 ${matter.groups} 个群，过了时间就会作废。`
          : `In ${matter.groups} ${matter.groups === 1 ? 'group' : 'groups'}; what is not done in time is dropped.`,
      }
    case 'unassigned-groups':
      return {
        title: zh
          ? `${count} 个群还没有归类`
          : `${count} ${count === 1 ? 'group has' : 'groups have'} no kind yet`,
        sentence: zh ? '归类之前，规则在这些群里都不生效。' : 'Until they have one, no rule is kept there.',
      }
    case 'health':
      return { title: zh ? '运行不正常' : 'Folkmoot is not well', sentence: matter.reason.texts[language] }
    case 'notice':
      return { title: matter.notice.title, sentence: matter.notice.text }
  }
}

type CaseMatter = Extract<Item['matter'], { kind: 'case' }>

function caseSaid({ row, action }: CaseMatter, names: Names, language: Language): Said {
  if (row.kind === 'action-failed' || row.kind === 'action-unknown')
    return sendSaid({ row, action }, names, language)
  const words = CASE_WORDS[row.kind]
  if (words === undefined)
    return { title: ASKS[language](names), sentence: DECISION.sentence[language](names) }
  return { title: words.title[language], sentence: words.sentence[language](names) }
}

function sendSaid(
  { row, action }: { readonly row: CaseRow; readonly action: CaseMatter['action'] },
  names: Names,
  language: Language,
): Said {
  const unknown = row.kind === 'action-unknown'
  const act = actWord(action?.kind ?? null, language)
  const why = action === null ? '' : reasonOf(action.code, language)
  if (language === 'zh-CN') {
    return {
      title: unknown ? `不确定是否已${act}` : `没能${act}`,
      sentence: unknown
        ? `在${groupZh(names)}，发送途中断了。请去看一眼，再告诉 Folkmoot。${why}`
        : `在${groupZh(names)}，对象是${whoZh(names)}。${why}`,
    }
  }
  return {
    title: unknown ? `Done or not: ${act}` : `Could not ${act}`,
    sentence: unknown
      ? `It broke off on its way to ${groupEn(names)}. Have a look there, then tell Folkmoot. ${why}`.trim()
      : `In ${groupEn(names)}, for ${whoEn(names)}. ${why}`.trim(),
  }
}

const downEn = ({ matter }: Item) =>
  matter.kind === 'account' && matter.account.state.state === 'limited' ? 'lacks rights' : 'is not connected'
const downZh = ({ matter }: Item) =>
  matter.kind === 'account' && matter.account.state.state === 'limited' ? '权限不足' : '没有连上'

/** Why it stands where it stands. */
export const HARM_REASONS: Readonly<Record<Harm, Texts>> = {
  halted: { en: 'Until then nothing is taken in or sent.', 'zh-CN': '不处理，消息就收发不了。' },
  unguarded: { en: 'Until then rules are not kept there.', 'zh-CN': '不处理，那里的规则就没人守。' },
  person: {
    en: 'Somebody may be treated wrongly meanwhile.',
    'zh-CN': '拖着不看，可能有人受委屈，也可能有人继续捣乱。',
  },
  promise: { en: 'Something that was promised may not have happened.', 'zh-CN': '答应过的事可能没有做到。' },
  chore: { en: 'It keeps, but is quickly done.', 'zh-CN': '不急，但很快就能办完。' },
}
