/** What a platform did not allow, and what took its place: the part of a trace that no charter decides. */
import { ACTION_KINDS } from '../../../core/chat/action.ts'
import type { ActionKind } from '../../../core/chat/action.ts'
import type { Language } from '../../../core/charter/compiled.ts'
import type { ActionRow } from '../../../core/ports/rows.ts'
import type { Instead } from './trace-view.ts'

type Texts = Readonly<Record<Language, string>>
type Words = Readonly<Partial<Record<ActionKind, Texts>>>
type Row = Pick<ActionRow, 'n' | 'kind' | 'rule' | 'code'>

/** Actions that the platform, or the account's rights there, did not allow as they were decided. */
export function insteadOf(actions: readonly Row[], language: Language): readonly Instead[] {
  return actions.flatMap(({ n, kind, rule, code }) => {
    const texts = code === null ? null : textsFor(kind, code)
    return texts === null ? [] : [{ n, rule, sentence: texts[language] }]
  })
}

function textsFor(kind: ActionKind, code: string): Texts | null {
  if (code === 'not-possible-here') return nothingNear(wordsFor(IMPOSSIBLE, kind))
  const spared = kindAfter('owner-spared-', code)
  if (spared !== null) return ownerSpared(wordsFor(ON_OWNER, spared))
  const nearest = kindAfter('as-', code)
  return nearest === null ? null : replaced(wordsFor(IMPOSSIBLE, kind), wordsFor(PLACE, nearest))
}

function kindAfter(prefix: string, code: string): ActionKind | null {
  if (!code.startsWith(prefix)) return null
  return ACTION_KINDS.find((kind) => kind === code.slice(prefix.length)) ?? null
}

const replaced = (impossible: Texts, place: Texts): Texts => ({
  'zh-CN': `这个群里${impossible['zh-CN']}，改为${place['zh-CN']}。`,
  en: `In this group ${impossible.en}: ${place.en} takes its place.`,
})

const nothingNear = (impossible: Texts): Texts => ({
  'zh-CN': `这个群里${impossible['zh-CN']}，也没有相近的办法：交给人处理。`,
  en: `In this group ${impossible.en}, and nothing near it is possible: it is left to a person.`,
})

const ownerSpared = (act: Texts): Texts => ({
  'zh-CN': `这个平台不允许${act['zh-CN']}：照样计数，并公开记录。`,
  en: `This platform lets nobody ${act.en}: it is counted, and noted in public instead.`,
})

const wordsFor = (words: Words, kind: ActionKind): Texts => words[kind] ?? { 'zh-CN': kind, en: kind }

const IMPOSSIBLE: Words = {
  recall: { 'zh-CN': '无法撤回别人的消息', en: 'messages of others cannot be recalled' },
  reply: { 'zh-CN': '无法引用回复', en: 'a message cannot be replied to' },
  say: { 'zh-CN': '无法发言', en: 'nothing can be said' },
  tell: { 'zh-CN': '无法私下告知', en: 'nobody can be told in private' },
  warn: { 'zh-CN': '无法单独警告', en: 'nobody can be warned apart' },
  mute: { 'zh-CN': '无法禁言', en: 'nobody can be muted' },
  unmute: { 'zh-CN': '无法解除禁言', en: 'nobody can be unmuted' },
  remove: { 'zh-CN': '无法移出成员', en: 'nobody can be removed' },
  block: { 'zh-CN': '无法禁止再次加入', en: 'nobody can be kept from coming back' },
}

const PLACE: Words = {
  reply: { 'zh-CN': '公开回复', en: 'a public reply' },
  say: { 'zh-CN': '在群里说明', en: 'a message to the group' },
  remove: { 'zh-CN': '移出群', en: 'removal from the group' },
}

const ON_OWNER: Words = {
  recall: { 'zh-CN': '撤回群主的消息', en: "recall a message of the group's owner" },
  mute: { 'zh-CN': '禁言群主', en: "mute the group's owner" },
  remove: { 'zh-CN': '移出群主', en: "remove the group's owner" },
  block: { 'zh-CN': '移出群主', en: "block the group's owner" },
}
