/** What is said where a charter gives no words of its own. */
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
