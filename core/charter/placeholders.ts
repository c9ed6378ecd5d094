/** What `{…}` in a text may stand for. */
import type { Bilingual } from './fault.ts'
import { both } from './fault.ts'

export interface Placeholder {
  readonly name: string
  readonly help: Bilingual
  /**
   * `fixed` ones are filled in when the charter is compiled, the others when a text is said: `member` where a
   * member is concerned, `welcome` in the welcome, `group` everywhere.
   */
  readonly scope: PlaceholderScope
}

type PlaceholderScope = 'fixed' | 'member' | 'welcome' | 'group'

const of = (name: string, zh: string, en: string, scope: PlaceholderScope): Placeholder => ({
  name,
  help: both(zh, en),
  scope,
})

export const PLACEHOLDERS: readonly Placeholder[] = [
  of('member', '这位成员的名字', 'name of the member', 'member'),
  of('members', '合在一起欢迎的新人', 'the newcomers who are welcomed together', 'welcome'),
  of('count', '这次欢迎几位新人', 'how many newcomers are welcomed', 'welcome'),
  of('member.points', '这位成员此前的积分', 'points of the member before this', 'member'),
  of('member.messages', '这位成员此前的发言数', 'messages of the member before this', 'member'),
  of('strike', '在 escalate 里是第几次', 'the strike within escalate, from 1', 'member'),
  of('group', '群的名字', 'name of the group', 'group'),
  of('rules', '规则列表：每条有标题的规则一行', 'the rules: one line for each rule with a title', 'group'),
  of('name', '社群的名字', 'name of the community', 'fixed'),
  of('purpose', '社群的目的', 'purpose of the community', 'fixed'),
  of('audience', '社群为谁而设', 'whom the community is for', 'fixed'),
  of('promise', '社群的承诺', 'promise of the community', 'fixed'),
  of('rule', '规则的标题', 'title of the rule', 'fixed'),
  of('points', '这条规则加多少分', 'points that the rule gives', 'fixed'),
  of('duration', '这条规则禁言多久', 'how long the rule mutes', 'fixed'),
]

export interface PlaceholderUse {
  readonly name: string
  /** UTF-16 offset into the text. */
  readonly offset: number
}

const PLACE = /\{\{|\}\}|\{([\p{L}_][\p{L}\p{N}_.-]*)\}/gu

/** Every `{name}` in a text. `{{` and `}}` stand for braces; braces around anything else are plain characters. */
export function placeholdersIn(text: string): readonly PlaceholderUse[] {
  return [...text.matchAll(PLACE)].flatMap(({ 1: name, index }) =>
    name === undefined ? [] : [{ name, offset: index }],
  )
}

/**
 * Puts values in place of `{name}`; names without a value stay. What comes out is still to be written out:
 * doubled braces stay, and those of values are doubled.
 */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(PLACE, (whole, name: string | undefined) =>
    name === undefined ? whole : (values.get(name)?.replace(/[{}]/g, '$&$&') ?? whole),
  )
}

/** The text as people read it, each place filled once: what stands in braces within values means nothing. */
export function writeOut(text: string, valueOf: (name: string) => string): string {
  return text.replace(PLACE, (whole, name: string | undefined) =>
    name === undefined ? whole.charAt(0) : valueOf(name),
  )
}
