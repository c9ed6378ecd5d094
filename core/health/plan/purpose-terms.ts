/** Words of a group's name or notice that say what it is for. */
import { normalise } from '../../facts/normalise.ts'

const MOST = 24
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]{3,}|\p{Script=Han}{2,}/gu
const NUMBER = /^\p{N}+$/u
const HAN = /\p{Script=Han}/u
/** What any group may be called. */
const GENERAL_HAN =
  /交流|讨论|官方|微信|学习群|水群|大群|小群|总群|分群|新人|闲聊|聊天|通知|公告|欢迎|加入|大家|我们|你们|群主|群友|成员|管理|禁止|请勿|广告|本群|群规|可以|不要|如果|[的了和与在是群友人们请各位]|[一二三四五六七八九十]+[群班期]/gu
const GENERAL = new Set(
  (
    'the and for with from this that you your our are not all any new old chat group channel room server general ' +
    'main off topic random help support members member official community forum discussion discussions talk lobby ' +
    'welcome announcements announcement news public private test misc other introductions irc www http https com org ' +
    'please rules here will can about has have was were who what when where how why'
  ).split(' '),
)

/** Words of three letters or more, and pairs of ideographs, without those that say nothing. */
export function termsOf(...texts: readonly string[]): readonly string[] {
  const terms = new Set<string>()
  for (const text of texts) {
    for (const [word] of normalise(text).matchAll(WORD)) {
      if (HAN.test(word)) for (const pair of pairsOf(word)) terms.add(pair)
      else if (!GENERAL.has(word) && !NUMBER.test(word)) terms.add(word)
    }
  }
  return [...terms].slice(0, MOST)
}

function pairsOf(run: string): readonly string[] {
  return run.split(GENERAL_HAN).flatMap((piece) => {
    const points = [...piece]
    return points.slice(1).map((point, i) => `${points[i] ?? ''}${point}`)
  })
}
