/** What counts as a contribution: something of one's own that others can use, not chatter and not a copy. */
import { both } from '../../charter/fault.ts'
import type { MessageSeen } from '../observation.ts'
import { once } from '../once.ts'

/** About one good sentence: an ideograph or syllable carries as much as three or four Latin letters. */
const LEAST = { eastAsian: 20, other: 80 } as const
/** Words that go with a file or a link. */
const LEAST_WITH = { eastAsian: 5, other: 15 } as const
const EAST_ASIAN: ReadonlySet<string> = new Set(['zh', 'ja', 'ko'])

export const CONTRIBUTION = both(
  `创作指自己写的至少 ${LEAST.eastAsian} 个汉字（拉丁文字 ${LEAST.other} 个字母）的文字，或者配了至少 ${LEAST_WITH.eastAsian} 个汉字（${LEAST_WITH.other} 个字母）说明的文件、文章、链接、图片、视频；提问、机器人发的、与先前雷同的都不算`,
  `a contribution is a text of one's own of at least ${LEAST.other} visible characters (${LEAST.eastAsian} in Chinese), or a file, article, link, picture or video with at least ${LEAST_WITH.other} characters (${LEAST_WITH.eastAsian}) of words; questions, bots and copies of earlier texts do not count`,
)

export class Contributions {
  readonly #copies = new Copies()

  /** Ask once for each message, in order. */
  isContribution(seen: MessageSeen): boolean {
    if (seen.bot || !isOriginal(seen.facts)) return false
    const { fingerprint } = seen.facts
    return fingerprint === 0 || this.#copies.isNew(fingerprint)
  }
}

/** All but whether it is a copy. */
const isOriginal = once((facts: MessageSeen['facts']): boolean => {
  const { length } = facts
  if (length < LEAST_WITH.eastAsian) return false
  const least = leastOf(EAST_ASIAN.has(facts.language))
  if (length < least.withMedia) return false
  const links = facts.links.reduce((sum, { url }) => sum + url.length, 0)
  const words = length - links
  const enough = words >= least.alone || (words >= least.withMedia && (links > 0 || hasMedia(facts)))
  return enough && !facts.question
})

const leastOf = (eastAsian: boolean) =>
  eastAsian
    ? { alone: LEAST.eastAsian, withMedia: LEAST_WITH.eastAsian }
    : { alone: LEAST.other, withMedia: LEAST_WITH.other }

const hasMedia = (facts: MessageSeen['facts']): boolean =>
  facts.has('file') ||
  facts.has('article') ||
  facts.has('link') ||
  facts.has('image') ||
  facts.has('video') ||
  facts.has('mini-program')

/** Remembers the latest 10,000 to 20,000 texts, so that memory does not grow with the history. */
const GENERATION = 10_000

class Copies {
  #young = new Set<number>()
  #old: ReadonlySet<number> = new Set()

  isNew(fingerprint: number): boolean {
    const isNew = !this.#young.has(fingerprint) && !this.#old.has(fingerprint)
    this.#young.add(fingerprint)
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Set()
    }
    return isNew
  }
}
