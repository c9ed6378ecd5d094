/** Which column of a table holds what: told by the user, or by names that leave no doubt. */
import { ImportError, type ImportFile } from '../../core/ports/import.ts'

export const FIELDS = ['time', 'date', 'sender', 'senderId', 'text', 'id', 'group', 'replyTo'] as const
export type Field = (typeof FIELDS)[number]
/** Places of the columns in a row. */
export type Columns = ReadonlyMap<Field, number>

const NEEDED: readonly Field[] = ['time', 'sender', 'text']
/** Names as `plain` leaves them. */
const NAMES: Readonly<Record<Field, string>> = {
  time: `time datetime timestamp ts createtime createdat created sentat sendtime senttime sent messagetime datesent
    时间 日期时间 发送时间 消息时间 时间戳 創建時間 创建时间 時間 日期時間 發送時間 發言時間 发言时间`,
  date: 'date day 日期',
  sender: `sender author name from user username sendername authorname displayname nickname nick member participant speaker
    发送人 发送者 发信人 发件人 发言人 发言者 作者 昵称 群昵称 用户 用户名 姓名 成员 發送人 發送者 發言人 暱稱 使用者 寄件者`,
  senderId:
    'senderid userid authorid fromid uid memberid 发送者id 发送人id 用户id 成员id 發送者id qq qq号 wxid 微信号',
  text: `text message content body msg messagetext messagecontent messagebody 内容 消息 消息内容 文本 正文 信息 聊天内容 发言内容 內容 訊息 訊息內容`,
  id: 'id messageid msgid 消息id 编号 訊息id',
  group:
    'group groupname channel channelname room chat chatname conversation 群 群名 群聊 群组 群名称 频道 房间 群組 頻道',
  replyTo: 'replyto replytoid inreplyto replytomessageid 回复 回复id 引用 引用id 回覆',
}
const FIELD_OF_NAME = new Map<string, Field>(
  FIELDS.flatMap((field) => NAMES[field].split(/\s+/).map((name) => [name, field] as const)),
)
/** Tables of programs whose own formats know more of them. */
const OTHERS = new Set(['talkername', 'talkerid', 'strcontent', '更多信息', 'localid'])

/** Whether names alone tell who said what and when. */
export function isObvious(names: readonly string[]): boolean {
  if (names.some((name) => OTHERS.has(plain(name)))) return false
  return missingIn(byName(names)).length === 0
}

/**
 * Told columns come before guessed ones.
 * @throws ImportError when a told column is not there, or one that is needed is not known.
 */
export function columnsIn(names: readonly string[], file: ImportFile): Columns {
  const told = file.columns ?? {}
  const columns = new Map<Field, number>()
  for (const [key, name] of Object.entries(told)) {
    const field = FIELDS.find((one) => one === key)
    if (field === undefined) throw unknownField(file, key)
    const place = names.findIndex((one) => one === name || plain(one) === plain(name))
    if (place < 0) throw absent(file, field, name, names)
    columns.set(field, place)
  }
  const taken = new Set(columns.values())
  for (const [field, place] of byName(names)) {
    if (!columns.has(field) && !taken.has(place)) columns.set(field, place)
  }
  const [missing] = missingIn(columns)
  if (missing !== undefined) throw unknownColumn(file, missing, names)
  return columns
}

function byName(names: readonly string[]): Map<Field, number> {
  const columns = new Map<Field, number>()
  for (const [place, name] of names.entries()) {
    const field = FIELD_OF_NAME.get(plain(name))
    if (field !== undefined && !columns.has(field)) columns.set(field, place)
  }
  return columns
}

/** A date alone will do for the time. */
function missingIn(columns: Columns): readonly Field[] {
  return NEEDED.filter((field) => {
    if (field === 'time') return !columns.has('time') && !columns.has('date')
    return !columns.has(field) && !(field === 'sender' && columns.has('senderId'))
  })
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_\-.:：()（）\uFEFF]/g, '')
}

const list = (names: readonly string[]): string =>
  names
    .slice(0, 40)
    .map((name) => JSON.stringify(name))
    .join(', ')
const liste = (names: readonly string[]): string =>
  names
    .slice(0, 40)
    .map((name) => `“${name}”`)
    .join('、')

function absent(file: ImportFile, field: Field, name: string, names: readonly string[]): ImportError {
  return fault(file, {
    'zh-CN': `期望有一列叫“${name}”（${field}），但表头里只有 ${liste(names)}；请改正列的对应关系`,
    en: `expected a column ${JSON.stringify(name)} for ${field}, but the table has ${list(names)}; correct the mapping of columns`,
  })
}

function unknownColumn(file: ImportFile, field: Field, names: readonly string[]): ImportError {
  return fault(file, {
    'zh-CN': `期望知道哪一列是 ${field}，但表头里只有 ${liste(names)}；请指明这一列的名字`,
    en: `expected to know which column is ${field}, but the table has ${list(names)}; say which of them it is`,
  })
}

function unknownField(file: ImportFile, key: string): ImportError {
  return fault(file, {
    'zh-CN': `期望列的对应关系里只有 ${FIELDS.join('、')}，这里却是“${key}”`,
    en: `expected the mapping of columns to name ${FIELDS.join(', ')}, not ${JSON.stringify(key)}`,
  })
}

function fault(file: ImportFile, expected: ImportError['fault']['expected']): ImportError {
  return new ImportError({ code: 'malformed', file: file.name, place: { line: 1 }, expected, read: 0 })
}
