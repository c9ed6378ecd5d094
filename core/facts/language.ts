/** The language of a text by its script and letters: no dictionaries, hence a guess for short texts. */

/** More letters than this do not change the verdict. */
const LETTERS_SEEN = 1_000

const SCRIPTS = ['latin', 'cyrillic', 'han', 'kana', 'hangul', 'other'] as const
type Script = (typeof SCRIPTS)[number]
const RANGES: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x5a, 'latin'],
  [0x61, 0x7a, 'latin'],
  [0xc0, 0x24f, 'latin'],
  [0x400, 0x52f, 'cyrillic'],
  [0x1100, 0x11ff, 'hangul'],
  [0x3041, 0x30ff, 'kana'],
  [0x3400, 0x9fff, 'han'],
  [0xac00, 0xd7a3, 'hangul'],
  [0xd840, 0xd888, 'han'],
  [0xff66, 0xff9d, 'kana'],
]
const OTHER = SCRIPTS.indexOf('other')
/** Scripts that one language stands for. */
const BY_SCRIPT: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
]
/** Every answer that `languageOf` can give. */
export const LANGUAGES_KNOWN: readonly string[] = [
  'zh',
  'en',
  'ja',
  'ko',
  'ru',
  'uk',
  'fa',
  'und',
  ...BY_SCRIPT.map(([, language]) => language),
]

const UKRAINIAN = /[іїєґ]/
const PERSIAN = /[پچژگ]/
const ENGLISH = new Set(
  (
    'the and you that this what with have for not are was but can how why when where your will would should there ' +
    'they from just like about it is in of to do does my we an on if so or be at as i me no yes please thanks ' +
    "thank hello hi i'm it's don't can't anyone know help any all more some one good which who has had"
  ).split(' '),
)

/** BCP 47 primary tag, `und` when the letters do not tell. Give it the normalised text. */
export function languageOf(normal: string): string {
  const counts = scratch.fill(0)
  let letters = 0
  for (let i = 0; i < normal.length && letters < LETTERS_SEEN; i++) {
    const unit = normal.charCodeAt(i)
    if (unit < 0x41 || (unit > 0x5a && unit < 0x61)) continue
    const script = scripts[unit] ?? OTHER
    counts[script] = (counts[script] ?? 0) + 1
    if (script !== OTHER) letters++
  }
  const [latin = 0, cyrillic = 0, han = 0, kana = 0, hangul = 0, other = 0] = counts
  // One ideograph or syllable carries about as much as three Latin letters.
  const eastAsian = (han + kana + hangul) * 3
  if (eastAsian > 0 && eastAsian >= latin && eastAsian >= cyrillic) {
    if (hangul > han + kana) return 'ko'
    return kana * 6 > han ? 'ja' : 'zh'
  }
  if (other > latin + cyrillic) return byScript(normal)
  if (cyrillic > latin) return UKRAINIAN.test(normal) ? 'uk' : 'ru'
  return latin > 0 ? latinLanguage(normal) : 'und'
}

const scratch = new Uint32Array(SCRIPTS.length)
const scripts = new Uint8Array(0x10000).fill(SCRIPTS.indexOf('other'))
for (const [from, to, script] of RANGES) scripts.fill(SCRIPTS.indexOf(script), from, to + 1)

function byScript(normal: string): string {
  const text = normal.slice(0, LETTERS_SEEN)
  let best = 'und'
  let most = 0
  for (const [script, language] of BY_SCRIPT) {
    const count = text.match(script)?.length ?? 0
    if (count > most) [best, most] = [language, count]
  }
  return best === 'ar' && PERSIAN.test(text) ? 'fa' : best
}

/** English needs evidence: at least one of its commonest words, and one in eight of all. */
function latinLanguage(normal: string): string {
  const end = Math.min(normal.length, LETTERS_SEEN)
  let words = 0
  let known = 0
  for (let i = 0; i < end; i++) {
    if (!isLatin(normal.charCodeAt(i))) continue
    const start = i
    while (i < end && isLatin(normal.charCodeAt(i))) i++
    if (i + 1 < end && normal.charCodeAt(i) === APOSTROPHE && isAscii(normal.charCodeAt(i + 1))) {
      i++
      while (i < end && isAscii(normal.charCodeAt(i))) i++
    }
    words++
    if (i - start <= LONGEST_ENGLISH && ENGLISH.has(normal.slice(start, i))) known++
    // What follows the apostrophe may go on with other letters: they are a word of their own.
    i--
  }
  return known > 0 && known * 8 >= words ? 'en' : 'und'
}

const APOSTROPHE = 0x27
const LONGEST_ENGLISH = Math.max(...Array.from(ENGLISH, ({ length }) => length))
const isAscii = (unit: number) => unit >= 0x61 && unit <= 0x7a
const isLatin = (unit: number) => isAscii(unit) || (unit >= 0xe0 && unit <= 0x24f)
