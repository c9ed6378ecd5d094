/** Why a record of a history holds no event, said to a person. */
import type { Language } from '../../core/charter/compiled.ts'
import { both, type Bilingual } from '../../core/charter/fault.ts'

const REASONS: Readonly<Record<string, Bilingual>> = {
  'not-json': both('不是完整的 JSON 对象', 'no complete JSON object'),
  'not-an-object': both('不是一个 JSON 对象', 'no JSON object'),
  'line-not-understood': both('看不懂的一行', 'a line that is not understood'),
  'group-missing': both('缺少群名', 'the group is missing'),
  'time-unreadable': both('时间缺失或读不懂', 'the time is missing or cannot be read'),
  'type-missing': both('缺少消息类型', 'the type of the message is missing'),
  'sender-missing': both('缺少发送者', 'the sender is missing'),
  'kind-unknown': both('未知的记录类型', 'an unknown kind of record'),
  'system-line': both('与成员无关的系统消息', 'a system line that concerns no member'),
  'about-the-exporter': both(
    '讲的是导出者自己，没有写出名字',
    'about whoever exported the chat, whose name it does not say',
  ),
  'row-length': both('一行的格数和表头不一样', 'a row with more or fewer cells than the header'),
  'text-too-long': both('一条长得不可能的消息', 'a message longer than any can be'),
  'name-too-long': both('名字或编号长得不可能', 'a name or an id longer than any can be'),
  'private-chat': both('私聊', 'a private chat'),
  'recall-of-unknown-message': both('撤回了哪条消息不明', 'a recall that does not say of which message'),
  pat: both('拍一拍', 'a pat'),
  call: both('通话', 'a call'),
  'reaction-to-unknown-message': both(
    '对一条文件里没有的消息的回应',
    'a reaction to a message that is not in the file',
  ),
  encrypted: both('没有密钥、未能解密的消息', 'a message that was exported without the key to read it'),
  unsupported: both('不是消息的记录', 'a record that is no message'),
}

/** The reason behind a problem's code; codes without a sentence, such as `service-pin_message`, stand for themselves. */
export function reasonText(code: string, language: Language): string {
  return REASONS[code]?.[language] ?? code
}
