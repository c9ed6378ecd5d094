/** Words as a tree of UTF-16 units, level by level: parents before children, children of one node side by side. */

export interface Trie {
  readonly size: number
  /** Dense number of each unit, 0 for units that occur in no word; 1 is the most frequent. */
  readonly codes: Uint16Array
  /** Codes are 1 to `alphabet`. */
  readonly alphabet: number
  readonly parent: Int32Array
  /** Code of the step from the parent, ascending among siblings. */
  readonly code: Uint16Array
  readonly firstChild: Int32Array
  readonly children: Int32Array
  /** Number of the word that ends here, -1 for none. */
  readonly word: Int32Array
  /** The child by a code, 0 when there is none. */
  readonly childOf: (node: number, code: number) => number
}

const NO_WORD = -1

/** Words by number; of equal ones the last number is kept, empty ones are left out. */
export function trieOf(words: readonly string[]): Trie {
  const { codes, alphabet } = codesOf(words)
  const order = sortedByCode(words, codes)
  const most = order.reduce((sum, word) => sum + (words[word]?.length ?? 0), 1)
  const parent = new Int32Array(most)
  const code = new Uint16Array(most)
  const firstChild = new Int32Array(most)
  const children = new Int32Array(most)
  const word = new Int32Array(most).fill(NO_WORD)
  // Each node stands for a range of the sorted words that share its prefix.
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  const depth = new Int32Array(most)
  to[0] = order.length
  let size = 1
  for (let node = 0; node < size; node++) {
    const level = depth[node] ?? 0
    const end = to[node] ?? 0
    firstChild[node] = size
    let previous = -1
    for (let i = from[node] ?? 0; i < end; i++) {
      const number = order[i] ?? 0
      const text = words[number] ?? ''
      if (text.length === level) {
        word[node] = number
        continue
      }
      const step = codes[text.charCodeAt(level)] ?? 0
      if (step !== previous) {
        parent[size] = node
        code[size] = step
        from[size] = i
        depth[size] = level + 1
        size++
        previous = step
      }
      to[size - 1] = i + 1
    }
    children[node] = size - (firstChild[node] ?? 0)
  }
  return { size, codes, alphabet, parent, code, firstChild, children, word, childOf }

  function childOf(node: number, wanted: number): number {
    let low = firstChild[node] ?? 0
    let high = low + (children[node] ?? 0) - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = code[middle] ?? 0
      if (found === wanted) return middle
      if (found < wanted) low = middle + 1
      else high = middle - 1
    }
    return 0
  }
}

function codesOf(words: readonly string[]) {
  const uses = new Uint32Array(0x10000)
  for (const text of words) for (let i = 0; i < text.length; i++) bump(uses, text.charCodeAt(i))
  const used = Array.from(uses.keys()).filter((unit) => (uses[unit] ?? 0) > 0)
  used.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0) || a - b)
  const codes = new Uint16Array(0x10000)
  // 65,535 codes are enough: U+FFFF as the one least used of all 65,536 units would be left out.
  for (const [i, unit] of used.slice(0, 0xffff).entries()) codes[unit] = i + 1
  return { codes, alphabet: Math.min(used.length, 0xffff) }
}

function bump(uses: Uint32Array, unit: number): void {
  uses[unit] = (uses[unit] ?? 0) + 1
}

function sortedByCode(words: readonly string[], codes: Uint16Array): Int32Array {
  const recoded = words.map((text) => recode(text, codes))
  const numbers = Array.from(words.keys()).filter((word) => words[word] !== '')
  numbers.sort((a, b) => compare(recoded[a] ?? '', recoded[b] ?? '') || a - b)
  return Int32Array.from(numbers)
}

function recode(text: string, codes: Uint16Array): string {
  let out = ''
  for (let i = 0; i < text.length; i++) out += String.fromCharCode(codes[text.charCodeAt(i)] ?? 0)
  return out
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
