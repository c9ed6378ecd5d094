/** When a community talks: messages by weekday and hour. */
import { both } from '../../charter/fault.ts'
import { sentence, shareWords } from '../figures.ts'
import type { Closing, Fold } from '../fold.ts'
import type { Observation } from '../observation.ts'
import type { HeatmapChart } from '../report.ts'

const DAYS = [
  both('周一', 'Monday'),
  both('周二', 'Tuesday'),
  both('周三', 'Wednesday'),
  both('周四', 'Thursday'),
  both('周五', 'Friday'),
  both('周六', 'Saturday'),
  both('周日', 'Sunday'),
]
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))
const LEAST_MESSAGES = 5

export class RhythmFold implements Fold<HeatmapChart | null> {
  /** By weekday, then hour. */
  readonly #counts = new Uint32Array(7 * 24)
  #messages = 0

  take(seen: Observation): void {
    if (seen.kind !== 'message' || seen.bot) return
    const cell = (seen.local.weekday - 1) * 24 + Math.floor(seen.local.minute / 60)
    this.#counts[cell] = (this.#counts[cell] ?? 0) + 1
    this.#messages += 1
  }

  close(_closing: Closing): HeatmapChart | null {
    if (this.#messages < LEAST_MESSAGES) return null
    const most = Math.max(...this.#counts)
    const cell = this.#counts.indexOf(most)
    const day = DAYS[Math.floor(cell / 24)] ?? both('', '')
    const hour = cell % 24
    const share = shareWords(most / this.#messages)
    return {
      kind: 'heatmap',
      id: 'vitals.rhythm',
      title: sentence((language) =>
        language === 'zh-CN'
          ? `${day[language]} ${hour} 点最热闹，占全部消息的 ${share[language]}`
          : `Liveliest on ${day[language]} at ${hour}:00, with ${share[language]} of all messages`,
      ),
      unit: 'messages',
      rows: DAYS,
      columns: HOURS,
      values: DAYS.map((_, row) => [...this.#counts.subarray(row * 24, row * 24 + 24)]),
    }
  }
}
