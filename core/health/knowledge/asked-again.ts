/** Finds questions that were asked before: the same words, or nearly so, among the latest thousands. */
import type { Kept } from '../example.ts'
import { Recent } from '../recent.ts'

/** Questions that a new one is compared with. */
const REMEMBERED = 4_000
const REMEMBERED_TEXTS = 20_000
/** Of the questions that share a word, so many are compared: the latest. */
const MOST_OF_A_WORD = 12
/** Shared words at least, and as a share of all words of both. */
const LEAST_SHARED = 3
const LEAST_ALIKE = 0.65
/** Who asks again sooner only insists. */
const LATER_BY = 30 * 60_000

interface Earlier {
  readonly number: number
  readonly words: readonly string[]
  readonly kept: Kept
}

export class AskedAgain {
  readonly #latest = new Map<number, Earlier>()
  readonly #byWord = new Map<string, number[]>()
  readonly #byText = new Recent<number, Kept>(REMEMBERED_TEXTS)
  #next = 0

  /** @returns the earlier question, or null; questions of fewer than three words of their own are not compared */
  take(kept: Kept, words: readonly string[], fingerprint: number): Kept | null {
    if (words.length < LEAST_SHARED) return null
    const same = this.#byText.get(fingerprint)
    const before = same !== undefined && isLater(kept, same) ? same : this.#alike(kept, words)
    this.#remember(kept, words, fingerprint)
    return before
  }

  #alike(kept: Kept, words: readonly string[]): Kept | null {
    const shared = new Map<number, number>()
    for (const word of words)
      for (const number of this.#byWord.get(word) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1)
    let best: Kept | null = null
    let most = LEAST_ALIKE
    for (const [number, both] of shared) {
      const earlier = this.#latest.get(number)
      if (both < LEAST_SHARED || earlier === undefined || !isLater(kept, earlier.kept)) continue
      const alike = both / (words.length + earlier.words.length - both)
      if (alike >= most) [best, most] = [earlier.kept, alike]
    }
    return best
  }

  #remember(kept: Kept, words: readonly string[], fingerprint: number): void {
    const number = this.#next++
    this.#latest.set(number, { number, words, kept })
    for (const word of words) {
      const numbers = this.#byWord.get(word)
      if (numbers === undefined) this.#byWord.set(word, [number])
      else if (numbers.push(number) > MOST_OF_A_WORD) numbers.shift()
    }
    if (this.#byText.get(fingerprint) === undefined) this.#byText.set(fingerprint, kept)
    if (this.#latest.size > REMEMBERED) this.#forget(number - REMEMBERED)
  }

  #forget(number: number): void {
    for (const word of this.#latest.get(number)?.words ?? []) {
      const numbers = this.#byWord.get(word)
      if (numbers?.[0] === number) numbers.shift()
      if (numbers?.length === 0) this.#byWord.delete(word)
    }
    this.#latest.delete(number)
  }
}

const isLater = (kept: Kept, earlier: Kept): boolean => kept.at - earlier.at >= LATER_BY
