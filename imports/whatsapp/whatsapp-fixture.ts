/** Writes messages as phones do, for tests. */

export interface Written {
  /** Minutes since the beginning of 2026, as a wall clock. */
  readonly minute: number
  readonly name: string
  readonly text: string
}
export type Style = (typeof STYLES)[number]
export const STYLES = [
  'android-dmy',
  'android-mdy',
  'android-ymd',
  'android-arabic',
  'ios-mdy',
  'ios-dmy',
  'ios-zh',
] as const

const MINUTE = 60_000
export const START = Date.UTC(2026, 0, 1)
const two = (value: number) => String(value).padStart(2, '0')
const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))

/** The last is of a day that leaves no doubt about the order of day and month. */
export function printed(messages: readonly Written[], style: Style): string {
  return messages
    .map((message) => `${headOf(message.minute, style)}${message.name}: ${message.text}\n`)
    .join('')
}

function headOf(minute: number, style: Style): string {
  const at = new Date(START + minute * MINUTE)
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  const [hours, minutes] = [at.getUTCHours(), two(at.getUTCMinutes())]
  const twelve = hours % 12 === 0 ? 12 : hours % 12
  switch (style) {
    case 'android-dmy':
      return `${two(day)}/${two(month)}/${year}, ${two(hours)}:${minutes} - `
    case 'android-mdy':
      return `${month}/${day}/${year % 100}, ${twelve}:${minutes}\u202F${hours < 12 ? 'AM' : 'PM'} - `
    case 'android-ymd':
      return `${year}-${two(month)}-${two(day)} ${two(hours)}:${minutes} - `
    case 'android-arabic':
      return arabic(
        `\u200F${day}\u200F/${month}\u200F/${year}، ${twelve}:${minutes} ${hours < 12 ? 'ص' : 'م'} - `,
      )
    case 'ios-mdy':
      return `[${month}/${day}/${year % 100}, ${twelve}:${minutes}:00\u202F${hours < 12 ? 'AM' : 'PM'}] `
    case 'ios-dmy':
      return `\u200E[${two(day)}.${two(month)}.${year % 100}, ${two(hours)}:${minutes}:00] `
    case 'ios-zh':
      return `[${year}/${month}/${day} ${hours < 12 ? '上午' : '下午'}${twelve}:${minutes}:00] `
  }
}
