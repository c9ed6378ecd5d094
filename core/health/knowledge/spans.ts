/** Spans of time, of which the middle is wanted: all of them while they are few, a fair sample later. */

const MOST_KEPT = 4_096
const Z = 1.959_963_985

export class Spans {
  readonly #kept: number[] = []
  count = 0

  add(span: number): void {
    this.count += 1
    if (this.#kept.length < MOST_KEPT) this.#kept.push(span)
    else {
      const place = scatter(this.count) % this.count
      if (place < MOST_KEPT) this.#kept[place] = span
    }
  }

  /** null where there are none. */
  median(): number | null {
    const sorted = this.#kept.toSorted((a, b) => a - b)
    const middle = sorted.length / 2
    const upper = sorted[Math.floor(middle)]
    if (upper === undefined) return null
    return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper
  }

  /** 95 % of the median, by ranks (normal approximation of the binomial). */
  interval(): readonly [number, number] | null {
    const sorted = this.#kept.toSorted((a, b) => a - b)
    const half = (Z * Math.sqrt(sorted.length)) / 2
    const low = sorted[Math.max(0, Math.floor(sorted.length / 2 - half))]
    const high = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length / 2 + half))]
    return low === undefined || high === undefined ? null : [low, high]
  }
}

/** The same number for the same place, as good as drawn by lot. */
function scatter(place: number): number {
  let hash = Math.imul(place ^ (place >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
