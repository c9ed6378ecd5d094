/** Damages files as disks, people and programs do. The same seed gives the same damage. */

/** Numbers from 0 to below 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer

/** One to three kinds of damage, one after another. */
export function mutated(bytes: Buffer, seed: number): Buffer {
  const random = randomOf(seed)
  let result = bytes
  for (let left = 1 + below(3, random); left > 0; left--) {
    const mutation = MUTATIONS[below(MUTATIONS.length, random)]
    if (mutation !== undefined && result.length > 0) result = mutation(result, random)
  }
  return result
}

const below = (limit: number, random: () => number): number => Math.floor(random() * limit)

const STRANGE = [
  '',
  'null',
  '-1',
  '0',
  '99999999999999999999',
  '1e308',
  '-0.5',
  '"',
  '[]',
  '{}',
  '[[[[[[[[',
  '</div></div>',
  '<script>',
  '\u200E\u202F',
  '\u0000',
  '__proto__',
  '31/02/2026, 25:61',
  '2026-13-40 99:99:99',
  'x'.repeat(5_000),
]

const MUTATIONS: readonly Mutation[] = [
  function flipBytes(bytes, random) {
    const result = Buffer.from(bytes)
    for (let left = 1 + below(8, random); left > 0; left--)
      result[below(result.length, random)] = below(256, random)
    return result
  },
  function truncate(bytes, random) {
    return bytes.subarray(0, below(bytes.length, random))
  },
  function cutHead(bytes, random) {
    return bytes.subarray(below(bytes.length, random))
  },
  inLines(function cutLine(lines, random) {
    lines.splice(below(lines.length, random), 1)
  }),
  inLines(function doubleLine(lines, random) {
    const place = below(lines.length, random)
    lines.splice(place, 0, lines[place] ?? '')
  }),
  inLines(function swapLines(lines, random) {
    const [a, b] = [below(lines.length, random), below(lines.length, random)]
    const kept = lines[a] ?? ''
    lines[a] = lines[b] ?? ''
    lines[b] = kept
  }),
  inLines(function repeatLine(lines, random) {
    const place = below(lines.length, random)
    lines.splice(place, 0, ...Array.from({ length: 300 }, () => lines[place] ?? ''))
  }),
  inText(function replaceValue(text, random) {
    return replaceOne(
      text,
      /"(?:[^"\\\n]|\\.){0,200}"|-?\d+(?:\.\d+)?|true|false|null/g,
      pick(random),
      random,
    )
  }),
  inText(function replaceNumber(text, random) {
    return replaceOne(text, /\d+/g, pick(random), random)
  }),
  inText(function insert(text, random) {
    const place = below(text.length, random)
    return text.slice(0, place) + pick(random) + text.slice(place)
  }),
  inText(function removeSpan(text, random) {
    const place = below(text.length, random)
    return text.slice(0, place) + text.slice(place + 1 + below(200, random))
  }),
  inText(function repeatSpan(text, random) {
    const place = below(text.length, random)
    return text.slice(0, place) + text.slice(place, place + below(40, random)).repeat(50) + text.slice(place)
  }),
]

const pick = (random: () => number): string => STRANGE[below(STRANGE.length, random)] ?? ''

function inText(change: (text: string, random: () => number) => string): Mutation {
  return (bytes, random) => Buffer.from(change(bytes.toString('utf8'), random))
}

function inLines(change: (lines: string[], random: () => number) => void): Mutation {
  return inText((text, random) => {
    const lines = text.split('\n')
    change(lines, random)
    return lines.join('\n')
  })
}

function replaceOne(text: string, pattern: RegExp, value: string, random: () => number): string {
  const found = [...text.matchAll(pattern)]
  const hit = found[below(found.length, random)]
  return hit === undefined ? text : text.slice(0, hit.index) + value + text.slice(hit.index + hit[0].length)
}
