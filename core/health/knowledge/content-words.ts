/** What a question is about: its words without those that every question has. */
import type { MessageFacts } from '../../facts/message-facts.ts'
import { once } from '../once.ts'

const LOOKED_AT = 300
/** Words of a question that are compared. */
const MOST_WORDS = 24
const LATIN = /[a-z][a-z0-9_+#'-]{2,}|[0-9][a-z0-9_.]*[a-z][a-z0-9_]*/g
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s\u3000-\u9fff]*/g
/** Code, quoted lines, and who is addressed: `@name`, `name:`. */
const BESIDE = /```[^]*?(?:```|$)|^>.*$|@\*{0,2}[^\s*@]+(?: [^\s*@]+\*\*)?|^[\w-]{2,20}:(?=\s)/gm
const HAN_RUN = /[\u4e00-\u9fff]{2,}/g
/** Characters of which every question is full; words are sought between them. */
const HAN_COMMON =
  /[的了吗呢啊吧呀哦嘛么是不有在我你他她它们这那哪谁什怎为啥多少几个和与跟都也还就要会能可以吗对到得着过把被让给从向最很太好想问请教下人大家各位没知道说看去来做用]/g
const ENGLISH_COMMON = new Set(
  (
    'about above after again all also and any anybody anyone anything are around been before being best both but ' +
    'call can cannot could did didn does doesn doing don done dont each else even ever every everyone far few find ' +
    'first for from get gets getting give goes going gonna got had happen happened happens has have haven having hello ' +
    'help her here hey hi him his how idea ill instead into isn its just kind know last let like long look looking lot ' +
    'made make makes many may maybe mean means might more most much must need new next nice not now off okay old once one ' +
    'only other our out over people please possible problem put question quite really right said same saw say see seem seems ' +
    'she should show since some somebody someone something sorry still such suggest sure take tell than thank thanks that thats ' +
    'the their them then there these they thing things think this those though thought through time too tried try trying two ' +
    'under until use used using very want was way well went were weren what whats when where whether which while who whom whose ' +
    'why will with without won wonder wondering work working works would wouldn wrong yes yet you your yours am an as at be by do ' +
    "don't doesn't didn't can't isn't what's that's it's i'm you're i've there's won't aren't wasn't haven't let's how's who's " +
    'actually already back better case different exactly guess guys issue tho though today tomorrow yesterday'
  ).split(' '),
)

/** Words of Latin letters, and pairs of Chinese characters; each once. */
export const contentWords = once((facts: MessageFacts): readonly string[] => wordsOf(facts.normal))

/** The same in pieces that a person can read: Chinese between common characters instead of pairs. */
export const terms = once((facts: MessageFacts): readonly string[] => {
  const text = plain(facts.normal)
  const chinese = text.replace(HAN_COMMON, ' ').match(HAN_RUN) ?? []
  return [...new Set([...latinOf(text), ...chinese.filter(({ length }) => length <= 4)])].slice(0, MOST_WORDS)
})

function wordsOf(normal: string): readonly string[] {
  const text = plain(normal)
  const words = new Set(latinOf(text))
  for (const run of text.replace(HAN_COMMON, ' ').match(HAN_RUN) ?? [])
    for (let i = 0; i + 1 < run.length; i++) words.add(run.slice(i, i + 2))
  return [...words].slice(0, MOST_WORDS)
}

const plain = (normal: string): string =>
  normal.slice(0, LOOKED_AT).replace(WEB_ADDRESS, ' ').replace(BESIDE, ' ')

const latinOf = (text: string): readonly string[] =>
  (text.match(LATIN) ?? []).filter((word) => !ENGLISH_COMMON.has(word))
