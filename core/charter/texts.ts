/** What is said where a charter gives no words of its own. */
import type { Localized } from './compiled.ts'
import type { ActionKind } from '../chat/action.ts'
import { both, type Bilingual } from './fault.ts'

/**
 * The built-in text of an act, or null when it says nothing. For a recall it is what stands in its place on
 * platforms that cannot recall. `titled`: the rule has a title to be named.
 */
export function builtInText(kind: ActionKind, titled: boolean): Bilingual | null {
  switch (kind) {
    case 'warn':
      return titled
        ? both('{member}，请留意这条群规：{rule}', '{member}, please mind this rule: {rule}')
        : both(
            '{member}，刚才的发言不符合群规，请留意。',
            '{member}, that was against the rules of this group. Please mind them.',
          )
    case 'mute':
      return titled
        ? both(
            '{member} 被禁言 {duration}，因为这条群规：{rule}',
            '{member} is muted for {duration} because of this rule: {rule}',
          )
        : both('{member} 被禁言 {duration}。', '{member} is muted for {duration}.')
    case 'recall':
      return titled
        ? both(
            '{member}，这条消息不符合群规（{rule}），请自行撤回。',
            '{member}, this message is against a rule ({rule}). Please delete it.',
          )
        : both(
            '{member}，这条消息不符合群规，请自行撤回。',
            '{member}, this message is against the rules. Please delete it.',
          )
    default:
      return null
  }
}

/** Template of what is said when a recall is undone; `{text}` stands for the words that were recalled. */
export const RESTORED = 'built-in/restored'

/** Stands for the words of a notice for an operator, or of a test: no template, but the content of its event. */
export const NOTICE = 'built-in/notice'

const TEMPLATES: ReadonlyMap<string, Bilingual> = new Map([
  [
    RESTORED,
    both(
      '抱歉，{member} 的这条消息被误撤回了，原文如下：\n{text}',
      'Sorry, this message by {member} was recalled by mistake. Here it is again:\n{text}',
    ),
  ],
])

/** The charter's own text under this name, or the built-in one. */
export function templateIn(templates: ReadonlyMap<string, Localized>, name: string): Localized | undefined {
  return templates.get(name) ?? TEMPLATES.get(name)
}
