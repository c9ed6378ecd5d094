/** Which number of a date is the day: exports write it as the device does, and do not say. */

export interface DateNumbers {
  /** Between them. */
  readonly separator: string
  /** As they stand, in digits of 0 to 9. */
  readonly numbers: readonly [string, string, string]
}
/** What the words around say of the device: who writes the month first, who the year. */
export type Habit = 'american' | 'east-asian' | ''

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
/** What decided: shape of the date, a day above twelve, dates that run backwards otherwise, the future, gaps, or habits. */
export type Evidence = 'shape' | 'day' | 'rise' | 'future' | 'gaps' | 'habit'
export interface Decision {
  readonly order: DateOrder
  readonly by: Evidence
}

const DAY = 86_400_000
const FAR = 1_000_000
/** Gaps speak only where there are so many days, and where one order has so much larger ones. */
const FEWEST_DAYS = 4
const MUCH_LARGER = 5

interface Candidate {
  readonly order: DateOrder
  invalid: number
  backwards: number
  future: number
  /** Days between one date and the next, over all. */
  travelled: number
  days: number
  last: number | null
}

/** Looks at dates one after another; what it keeps does not grow. */
export class DateOrders {
  readonly #modified: number
  #candidates: readonly Candidate[] = []
  #unpadded = false
  #american = false
  #asian = false
  #separator = ''
  #shape = ''

  /** @param modified nothing was written after the file was */
  constructor(modified: number) {
    this.#modified = modified
  }

  take(date: DateNumbers, habit: Habit): void {
    if (this.#candidates.length === 0) this.#begin(date)
    const [a, b] = date.numbers
    this.#unpadded ||= a.length === 1 || b.length === 1
    this.#american ||= habit === 'american'
    this.#asian ||= habit === 'east-asian'
    for (const candidate of this.#candidates) this.#weigh(candidate, date)
  }

  decide(): Decision {
    const [only] = this.#candidates
    if (only === undefined) return { order: 'dmy', by: 'habit' }
    if (this.#candidates.length === 1) return { order: only.order, by: 'shape' }
    let left = least(this.#candidates, ({ invalid }) => invalid)
    if (left.length === 1) return { order: left[0]?.order ?? only.order, by: 'day' }
    left = least(left, ({ backwards }) => backwards)
    if (left.length === 1) return { order: left[0]?.order ?? only.order, by: 'rise' }
    left = least(left, ({ future }) => future)
    if (left.length === 1) return { order: left[0]?.order ?? only.order, by: 'future' }
    const narrow = narrowest(left)
    if (narrow !== null) return { order: narrow.order, by: 'gaps' }
    const habit = this.#habit()
    const found = left.find(({ order }) => order === habit) ?? left[0] ?? only
    return { order: found.order, by: 'habit' }
  }

  #begin(date: DateNumbers): void {
    this.#separator = date.separator
    const [a, , c] = date.numbers
    this.#shape = `${a.length > 2 ? 4 : 2}${c.length > 2 ? 4 : 2}`
    const orders: readonly DateOrder[] =
      this.#shape === '42' ? ['ymd'] : this.#shape === '24' ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd']
    this.#candidates = orders.map((order) => ({
      order,
      invalid: 0,
      backwards: 0,
      future: 0,
      travelled: 0,
      days: 0,
      last: null,
    }))
  }

  #weigh(candidate: Candidate, date: DateNumbers): void {
    const day = dayOf(date, candidate.order)
    if (day === null) {
      candidate.invalid++
      return
    }
    if (day > this.#modified + DAY) candidate.future++
    const step = candidate.last === null ? FAR : (day - candidate.last) / DAY
    if (step < 0) candidate.backwards++
    if (step !== 0) candidate.days++
    if (candidate.last !== null) candidate.travelled += Math.abs(step)
    candidate.last = day
  }

  /** How phones are set where nothing in the dates tells. */
  #habit(): DateOrder {
    if (this.#asian) return this.#shape === '24' ? 'dmy' : 'ymd'
    return this.#separator === '/' && this.#unpadded && this.#american ? 'mdy' : 'dmy'
  }
}

function least(candidates: readonly Candidate[], of: (candidate: Candidate) => number): readonly Candidate[] {
  const lowest = Math.min(...candidates.map(of))
  return candidates.filter((candidate) => of(candidate) === lowest)
}

function narrowest(candidates: readonly Candidate[]): Candidate | null {
  const [first, second] = [...candidates].sort((a, b) => a.travelled - b.travelled)
  if (first === undefined || second === undefined || first.days < FEWEST_DAYS) return null
  return second.travelled >= first.travelled * MUCH_LARGER ? first : null
}

/** Midnight of the day as if it were UTC; null when there is no such day. A year in full says itself that it is one. */
export function dayOf({ numbers: [a, b, c] }: DateNumbers, order: DateOrder): number | null {
  const [year, month, day] =
    order === 'ymd' || a.length === 4 ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
  const full = yearOf(year)
  const at = Date.UTC(full, Number(month) - 1, Number(day))
  const date = new Date(at)
  const same = date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
  return same && full >= 2000 && full < 2100 ? at : null
}

/** Thailand counts 543 years more. WhatsApp is of 2009, so that a two-digit year from 52 on is such a one. */
function yearOf(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year > 2_400 ? year - 543 : year
  return year >= 52 ? year + 2_500 - 543 : year + 2_000
}

const NAMES: Readonly<Record<DateOrder, { readonly 'zh-CN': string; readonly en: string }>> = {
  dmy: { 'zh-CN': '日/月/年', en: 'day, month, year' },
  mdy: { 'zh-CN': '月/日/年', en: 'month, day, year' },
  ymd: { 'zh-CN': '年/月/日', en: 'year, month, day' },
}

/** What to say of a decision that the dates alone do not prove; null when they do. */
export function guessOf({ order, by }: Decision): { readonly 'zh-CN': string; readonly en: string } | null {
  if (by === 'shape' || by === 'day' || by === 'rise') return null
  return {
    'zh-CN': `日期里分不清哪个是日、哪个是月，按“${NAMES[order]['zh-CN']}”读取`,
    en: `The dates do not tell day from month; they are read as ${NAMES[order].en}`,
  }
}
