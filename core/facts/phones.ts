/** Telephone numbers, also with spaces between the digits. Chinese mobiles by their shape, others by their plus. */
import type { Contact } from './message-facts.ts'

/** Digits with single separators between them, as one run; cut off long before a run of digits gets costly. */
const RUN = /\+?\d(?:[ \-.]?\d)*/g
/** How people group the eleven digits of a Chinese mobile number. */
const GROUPINGS = new Set([
  '11',
  '3-4-4',
  '3-8',
  '7-4',
  '4-4-3',
  '3-3-5',
  '5-6',
  Array(11).fill('1').join('-'),
])
const NUMBERED_THING =
  /(?:订单|单号|编号|工单|快递|运单|流水|账号|卡号|uid|order|ticket|tracking|id|no\.?|#)[\s:号#]*$/
/** How far before a number a word can make it something else. */
const CONTEXT = 12
const RUN_LIMIT = 40

/** Give it the normalised text: its digits are ASCII. */
export function* phonesIn(normal: string): Generator<Contact> {
  for (const match of normal.matchAll(RUN)) {
    const [run] = match
    if (run.length > RUN_LIMIT || run.length < 8) continue
    if (isPartOfWord(normal, match.index, match.index + run.length)) continue
    const value = mobile(run) ?? international(run)
    if (value === null) continue
    const before = normal.slice(Math.max(0, match.index - CONTEXT), match.index)
    if (!NUMBERED_THING.test(before)) yield { kind: 'phone', value }
  }
}

/** Eleven digits 1[3-9]…, with or without +86. */
function mobile(run: string): string | null {
  const groups = run.replace(/^\+?(?:0{0,2}86)[ -]?(?=1)/, '').split(/[ -]/)
  const digits = groups.join('')
  if (!/^1[3-9]\d{9}$/.test(digits)) return null
  return GROUPINGS.has(groups.map((group) => group.length).join('-')) ? digits : null
}

/** A plus, a country code, eight to fifteen digits. */
function international(run: string): string | null {
  const digits = run.replace(/\D/g, '')
  return run.startsWith('+') && /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null
}

function isPartOfWord(text: string, start: number, end: number): boolean {
  return /[a-z0-9_./=#-]/.test(text.charAt(start - 1)) || /[a-z_/]/.test(text.charAt(end))
}
