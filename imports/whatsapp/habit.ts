/** What the words of a message say about the phone: where people write the month first. */
import type { Habit } from '../../core/ports/import-date-order.ts'
import type { HeadLine } from './head-line.ts'

const ENGLISH =
  /end-to-end encrypted|<Media omitted>|\b(?:image|video|audio|sticker) omitted$|created group|invite link/
const EAST_ASIAN = /端到端|端對端|省略|エンドツーエンド|종단간|미디어|メディア/

export function habitOf({ rest }: HeadLine): Habit {
  if (EAST_ASIAN.test(rest.slice(0, 300))) return 'east-asian'
  return ENGLISH.test(rest.slice(0, 300)) ? 'american' : ''
}
