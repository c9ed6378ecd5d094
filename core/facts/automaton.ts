/**
 * Many words found in one pass: an Aho-Corasick automaton laid out as a double array in typed arrays.
 * State s has a transition by code c when `check[base[s] + c] === s`; codes are dense numbers of the units
 * that occur in words, frequent ones first, so that the arrays stay small.
 */
import { trieOf, type Trie } from './trie.ts'

const ROOT = 0
const FREE = -1
/** Free slots tried and slots passed for a state before it goes to the end: bounds the time of building. */
const TRIES = 48
const SEARCHED = 4_096

export interface Automaton {
  /** Calls `hit` for each word that ends at `end` (exclusive), longer ones first, until it answers false. */
  readonly scan: (text: string, hit: (word: number, end: number) => boolean) => void
}

/** Words by number; empty ones are never found. */
export function buildAutomaton(words: readonly string[]): Automaton {
  const trie = trieOf(words)
  const { base, check, place } = lay(trie)
  const { fail, word, next, first } = link(trie, place, base.length)
  const { codes } = trie
  const starts = startsOf(trie, place)
  return {
    scan: (text, hit) => {
      let state = ROOT
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        const code = codes[unit] ?? 0
        if (code === 0) {
          state = ROOT
          continue
        }
        let to = ROOT
        while (state !== ROOT) {
          const slot = (base[state] ?? 0) + code
          if (check[slot] === state) {
            to = slot
            break
          }
          state = fail[state] ?? ROOT
        }
        state = to === ROOT ? (starts[unit] ?? ROOT) : to
        let out = first[state] ?? ROOT
        while (out !== ROOT) {
          if (!hit(word[out] ?? FREE, i + 1)) return
          out = next[out] ?? ROOT
        }
      }
    },
  }
}

/** The state after one unit from the root: most units of most texts need no more than this. */
function startsOf(trie: Trie, place: Int32Array): Int32Array {
  const starts = new Int32Array(trie.codes.length)
  for (const [unit, code] of trie.codes.entries()) {
    if (code !== 0) starts[unit] = place[trie.childOf(ROOT, code)] ?? ROOT
  }
  return starts
}

/** Gives each node of the trie a slot. Parents come before children in a trie. */
function lay(trie: Trie) {
  const slots = new Slots(trie.size + trie.alphabet + 2)
  const place = new Int32Array(trie.size)
  const bases = new Int32Array(trie.size)
  slots.take(ROOT, ROOT)
  for (let node = 0; node < trie.size; node++) {
    const first = trie.firstChild[node] ?? 0
    const last = first + (trie.children[node] ?? 0)
    if (first === last) continue
    const base = slots.find(trie.code, first, last)
    const from = place[node] ?? ROOT
    bases[node] = base
    for (let child = first; child < last; child++) {
      const slot = base + (trie.code[child] ?? 0)
      place[child] = slot
      slots.take(slot, from)
    }
  }
  // Any code added to any base stays inside.
  const size = slots.end + trie.alphabet + 1
  const base = new Int32Array(size)
  for (let node = 0; node < trie.size; node++) base[place[node] ?? ROOT] = bases[node] ?? 0
  const check = new Int32Array(size).fill(FREE)
  check.set(slots.check.subarray(0, slots.end))
  return { base, check, place }
}

/** Suffix links; `first` is the state itself or the nearest on them that ends a word, `next` the one after it. */
function link(trie: Trie, place: Int32Array, size: number) {
  const fail = new Int32Array(size)
  const word = new Int32Array(size).fill(FREE)
  const next = new Int32Array(size)
  const first = new Int32Array(size)
  const nodeFail = new Int32Array(trie.size)
  for (let node = 1; node < trie.size; node++) {
    const parent = trie.parent[node] ?? 0
    let suffix = parent === 0 ? 0 : stepFrom(trie, nodeFail, nodeFail[parent] ?? 0, trie.code[node] ?? 0)
    if (suffix === node) suffix = 0
    nodeFail[node] = suffix
    const slot = place[node] ?? ROOT
    const to = place[suffix] ?? ROOT
    fail[slot] = to
    word[slot] = trie.word[node] ?? FREE
    next[slot] = first[to] ?? ROOT
    first[slot] = word[slot] === FREE ? (next[slot] ?? ROOT) : slot
  }
  return { fail, word, next, first }
}

function stepFrom(trie: Trie, nodeFail: Int32Array, start: number, code: number): number {
  let at = start
  for (;;) {
    const child = trie.childOf(at, code)
    if (child > 0) return child
    if (at === 0) return 0
    at = nodeFail[at] ?? 0
  }
}

/** Free and taken slots of the double array. */
class Slots {
  check: Int32Array
  /** One past the highest slot taken. */
  end = 0
  /** No slot below is free. */
  #low = 0

  constructor(size: number) {
    this.check = new Int32Array(size).fill(FREE)
  }

  take(slot: number, parent: number): void {
    if (slot >= this.check.length) {
      const larger = new Int32Array(Math.ceil(slot * 1.5)).fill(FREE)
      larger.set(this.check)
      this.check = larger
    }
    this.check[slot] = parent
    this.end = Math.max(this.end, slot + 1)
    while (this.#low < this.end && this.check[this.#low] !== FREE) this.#low++
  }

  /** A base at which all children's codes fall on free slots. */
  find(codes: Uint16Array, first: number, last: number): number {
    const lowest = codes[first] ?? 0
    const { check } = this
    let slot = Math.max(this.#low, lowest)
    const until = Math.min(this.end, slot + SEARCHED)
    for (let tries = 0; tries < TRIES && slot < until; slot++) {
      if (check[slot] !== FREE) continue
      tries++
      if (this.#fits(slot - lowest, codes, first, last)) return slot - lowest
    }
    return Math.max(0, this.end - lowest)
  }

  #fits(base: number, codes: Uint16Array, first: number, last: number): boolean {
    const { check, end } = this
    // From the greatest code down: that slot is the least likely to be free.
    for (let child = last - 1; child > first; child--) {
      const slot = base + (codes[child] ?? 0)
      if (slot < end && check[slot] !== FREE) return false
    }
    return true
  }
}
