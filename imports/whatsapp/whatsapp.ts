/** Chats exported from WhatsApp as text, by Android and iOS, in the language and the date order of the phone. */
import type { ImportFile, ImportFormat, ImportedRecord } from '../../core/ports/import.ts'
import { WhatsappChat } from './chat.ts'
import { DateOrders, guessOf } from '../../core/ports/import-date-order.ts'
import { headLine, type HeadLine } from './head-line.ts'
import { authorOf } from './author.ts'
import { habitOf } from './habit.ts'

/** Lines of the head that decide what it is. */
const LOOKED_AT = 200
/** How much is read ahead to learn whether the day or the month stands first. */
const MOST_AHEAD = 5_000
const MOST_CHARACTERS = 8_000_000

export const whatsapp: ImportFormat = {
  name: 'whatsapp',
  label: { 'zh-CN': 'WhatsApp 导出的文本', en: 'WhatsApp, exported text' },
  platform: 'whatsapp',
  times: 'local',
  recognise,
  read,
}

function recognise(head: string, name: string): number {
  const lines = head.split(/\r?\n/, LOOKED_AT)
  const first = lines.find((line) => line.trim() !== '')
  const begins = first === undefined ? null : headLine(first)
  if (begins === null) return 0
  const heads = lines.flatMap((line) => headLine(line) ?? [])
  const spoken = heads.filter(({ rest }) => !/^(?:<\S|\*|-\S)/.test(rest))
  const named = spoken.filter(({ rest }) => authorOf(rest) !== null).length
  if (spoken.length < heads.length / 2 || (named === 0 && !/WhatsApp/i.test(head + name))) return 0
  return isSure(begins, head, name) ? 0.9 : 0.2
}

/** Signal's exports look like those of an iPhone with ISO dates, but know no marks of direction. */
function isSure({ stamp }: HeadLine, head: string, name: string): boolean {
  if (!stamp.bracketed || stamp.separator !== '-' || stamp.numbers[0].length !== 4) return true
  return /\u200E|WhatsApp/.test(head) || /WhatsApp|_chat\.txt$/.test(name)
}

interface Line {
  readonly place: number
  readonly text: string
  readonly head: HeadLine | null
}

async function* read(file: ImportFile): AsyncGenerator<readonly ImportedRecord[], void, undefined> {
  const orders = new DateOrders(file.modified)
  let ahead: Line[] | null = []
  let characters = 0
  let chat: WhatsappChat | null = null
  for await (const batch of file.lines()) {
    const records: ImportedRecord[] = []
    for (const [i, text] of batch.lines.entries()) {
      const head = headLine(text)
      const line = { place: batch.first + i, text, head }
      if (ahead === null) {
        chat?.take(line, records)
        continue
      }
      ahead.push(line)
      characters += text.length
      if (head !== null) orders.take(head.stamp, habitOf(head))
      if (ahead.length < MOST_AHEAD && characters < MOST_CHARACTERS) continue
      chat = begin(file, orders, ahead, records)
      ahead = null
    }
    yield records
  }
  const records: ImportedRecord[] = []
  if (ahead !== null) chat = begin(file, orders, ahead, records)
  chat?.end(records)
  yield records
}

function begin(
  file: ImportFile,
  orders: DateOrders,
  ahead: readonly Line[],
  records: ImportedRecord[],
): WhatsappChat {
  const decision = orders.decide()
  const guess = guessOf(decision)
  if (guess !== null && ahead.some(({ head }) => head !== null)) file.onGuess?.(guess)
  const chat = new WhatsappChat(
    file,
    decision.order,
    ahead.flatMap(({ head }) => head ?? []),
  )
  for (const line of ahead) chat.take(line, records)
  return chat
}
