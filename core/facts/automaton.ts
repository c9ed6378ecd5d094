/**
 * Many words found in one pass: an Aho-Corasick automaton laid out as a double array in typed arrays.
 * State s has a transition by code c when `check[base[s] + c] === s`; codes are dense numbers of the units
 * that occur in words, frequent ones first, so that the arrays stay small.
 */
import { trieOf, type Trie } from './trie.ts'

const ROOT = 0
const FREE = -1
/** Slots tried for a state before it goes to the end of the array: bounds the time of building. */
const TRIES = 48

export interface Automaton {
  /** Calls `hit` for each word that ends at `end` (exclusive), longer ones first, until it answers false. */
  readonly scan: (text: string, hit: (word: number, end: number) => boolean) => void
}

/** Words by number; empty ones are never found. */
export function buildAutomaton(words: readonly string[]): Automaton {
  const trie = trieOf(words)
  const { base, check, place } = lay(trie)
  const { fail, word, next } = link(trie, place, base.length)
  const codes = trie.codes
  return {
    scan: (text, hit) => {
      let state = ROOT
      for (let i = 0; i < text.length; i++) {
        const code = codes[text.charCodeAt(i)] ?? 0
        if (code === 0) {
          state = ROOT
          continue
        }
        let to = (base[state] ?? 0) + code
        while (check[to] !== state && state !== ROOT) {
          state = fail[state] ?? ROOT
          to = (base[state] ?? 0) + code
        }
        if (check[to] !== state) continue
        state = to
        let out = (word[state] ?? FREE) === FREE ? (next[state] ?? ROOT) : state
        while (out !== ROOT) {
          if (!hit(word[out] ?? FREE, i + 1)) return
          out = next[out] ?? ROOT
        }
      }
    },
  }
}

/** Gives each node of the trie a slot. Parents come before children in a trie. */
function lay(trie: Trie) {
  const slots = new Slots(trie.size * 2 + trie.alphabet + 2)
  const place = new Int32Array(trie.size)
  const bases: number[] = []
  slots.take(ROOT, ROOT)
  for (let node = 0; node < trie.size; node++) {
    const first = trie.firstChild[node] ?? 0
    const last = first + (trie.children[node] ?? 0)
    if (first === last) continue
    const base = slots.find(trie.code, first, last)
    const from = place[node] ?? ROOT
    bases[from] = base
    for (let child = first; child < last; child++) {
      const slot = base + (trie.code[child] ?? 0)
      place[child] = slot
      slots.take(slot, from)
    }
  }
  // Any code added to any base stays inside.
  const size = slots.end + trie.alphabet + 1
  const base = new Int32Array(size)
  for (const [slot, value] of bases.entries()) if (value !== undefined) base[slot] = value
  const check = new Int32Array(size).fill(FREE)
  check.set(slots.check.subarray(0, slots.end))
  return { base, check, place }
}

/** Suffix links, and for each state the nearest state on them that ends a word. */
function link(trie: Trie, place: Int32Array, size: number) {
  const fail = new Int32Array(size)
  const word = new Int32Array(size).fill(FREE)
  const next = new Int32Array(size)
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
    next[slot] = (word[to] ?? FREE) === FREE ? (next[to] ?? ROOT) : to
  }
  return { fail, word, next }
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

/** Free and taken slots; the free ones are a linked list in ascending order. */
class Slots {
  check: Int32Array
  #next: Int32Array
  #previous: Int32Array
  #head = 0
  /** One past the highest slot taken. */
  end = 0

  constructor(size: number) {
    this.check = new Int32Array(size).fill(FREE)
    this.#next = Int32Array.from({ length: size }, (_, i) => i + 1)
    this.#previous = Int32Array.from({ length: size }, (_, i) => i - 1)
  }

  take(slot: number, parent: number): void {
    this.#grow(slot)
    const next = this.#next[slot] ?? 0
    const previous = this.#previous[slot] ?? FREE
    if (previous === FREE) this.#head = next
    else this.#next[previous] = next
    if (next < this.#previous.length) this.#previous[next] = previous
    this.check[slot] = parent
    this.end = Math.max(this.end, slot + 1)
  }

  /** A base at which all children's codes fall on free slots. */
  find(codes: Uint16Array, first: number, last: number): number {
    const lowest = codes[first] ?? 0
    let slot = this.#head
    for (let tries = 0; tries < TRIES && slot < this.check.length; tries++) {
      const base = slot - lowest
      if (base >= 0 && this.#fits(base, codes, first, last)) return base
      slot = this.#next[slot] ?? this.check.length
    }
    // The stubborn low slots would be tried in vain for every later state, too: leave them behind.
    if (slot < this.check.length && last - first === 1) this.#head = slot
    return Math.max(0, this.end - lowest)
  }

  #fits(base: number, codes: Uint16Array, first: number, last: number): boolean {
    for (let child = first; child < last; child++) {
      const slot = base + (codes[child] ?? 0)
      if (slot < this.check.length && this.check[slot] !== FREE) return false
    }
    return true
  }

  #grow(slot: number): void {
    const size = this.check.length
    if (slot < size) return
    const larger = Math.max(slot + 1, size * 2)
    this.check = extended(this.check, larger, () => FREE)
    this.#next = extended(this.#next, larger, (i) => i + 1)
    this.#previous = extended(this.#previous, larger, (i) => i - 1)
  }
}

function extended(array: Int32Array, size: number, fill: (i: number) => number): Int32Array {
  const larger = new Int32Array(size)
  larger.set(array)
  for (let i = array.length; i < size; i++) larger[i] = fill(i)
  return larger
}
