/**
 * The messages that every peer is measured with: the same generator, seed and order, so that figures can be
 * laid side by side. 200 groups, 2,000 people, 5 % with a listed word, 3 % asking for help.
 */
export interface BenchMessage {
  readonly id: number
  readonly group: number
  readonly user: number
  readonly text: string
}

export interface Workload {
  readonly messages: readonly BenchMessage[]
  /** 10,000 words; the messages hold the first 200 of them. */
  readonly words: readonly string[]
}

export const GROUPS = 200
export const USERS = 2_000
export const COMMUNITIES = 20
const WORDS = 10_000
const LISTED = 200

const HAN =
  '的一是了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实'
const LATIN = [
  'hello',
  'team',
  'meeting',
  'today',
  'please',
  'check',
  'build',
  'link',
  'thanks',
  'ok',
  'release',
  'group',
]

export function makeWorkload(count: number): Workload {
  const random = xorshift(7)
  const listed = Array.from({ length: LISTED }, (_, i) =>
    i % 2 ? `违禁词${han(random).slice(0, 2)}${i}` : `spamword${i}`,
  )
  const messages = Array.from({ length: count }, (_, id): BenchMessage => {
    const text = textOf(random, listed)
    const group = 1 + Math.floor(random() * random() * GROUPS)
    return { id, group, user: 1 + Math.floor(random() * random() * USERS), text }
  })
  const others = Array.from({ length: WORDS - LISTED }, (_, i) =>
    i % 2 ? `禁用${han(random).slice(0, 3)}${i}` : `blocked${i}`,
  )
  return { messages, words: [...listed, ...others] }
}

function textOf(random: () => number, listed: readonly string[]): string {
  const text = random() < 0.6 ? han(random) : latin(random)
  const kind = random()
  if (kind < 0.05) return text + (listed[Math.floor(random() * listed.length)] ?? '')
  return kind < 0.08 ? '帮助' : text
}

function han(random: () => number): string {
  let text = ''
  for (let left = 5 + Math.floor(random() * 25); left > 0; left--)
    text += HAN[Math.floor(random() * HAN.length)]
  return text
}

function latin(random: () => number): string {
  const words: string[] = []
  for (let left = 3 + Math.floor(random() * 8); left > 0; left--) {
    words.push(LATIN[Math.floor(random() * LATIN.length)] ?? '')
  }
  return words.join(' ')
}

function xorshift(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}
