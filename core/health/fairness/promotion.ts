/** Whether a message promotes something: its words, prices and ways to be reached. */
import type { MessageSeen } from '../observation.ts'
import { once } from '../once.ts'
import { OFFER } from '../words/offer.ts'

type Judged = Pick<MessageSeen, 'facts' | 'words'>

const PRICE =
  /[¥￥$€£]\s?\d|\d\s?(?:元|块钱|万元|折|rmb|usd|usdt|dollars|euros?|bucks|p\/min)(?![a-z])|[x\d](?:元|折)/
/** Letters of an offer at least: shorter ones are talk. */
const LEAST_LETTERS = 6
/** Points from which a message counts. */
const ENOUGH = 3

const OFFERS = new Set(OFFER)

/**
 * Points: a word that promotes by itself 2, each that may 1, a price 1, contact details 2, a link 1; from three on,
 * and never without any word.
 */
export function isPromotion(judged: Judged): boolean {
  return (judged.words.has('promotion') || judged.words.has('offer')) && promotes(judged)
}

const promotes = once(({ facts, words }: Judged): boolean => {
  if (facts.length < LEAST_LETTERS) return false
  const strong = words.has('promotion')
  const weak = words.has('offer')
  const said = (strong ? 2 : 0) + (weak ? offers(facts) : 0)
  if (said >= ENOUGH) return true
  const priced = PRICE.test(facts.normal.slice(0, 2_000)) ? 1 : 0
  const linked = facts.links.length > 0 || facts.has('mini-program') || facts.has('contact') ? 1 : 0
  const reached = said + priced + linked < ENOUGH && facts.contacts.length > 0 ? 2 : 0
  return said + priced + linked + reached >= ENOUGH
})

/** Different words of offers, as far as they matter. */
function offers({ words, normal }: MessageSeen['facts']): number {
  const found = new Set<string>()
  for (const { start, end } of words) {
    const word = normal.slice(start, end)
    if (OFFERS.has(word) && found.add(word).size >= ENOUGH) break
  }
  return found.size
}
