/** Which passwords will do: long ones that are not among the first that anybody would try. */
import { nameKey } from './names.ts'
import type { PasswordFault } from './sessions.ts'

export const SHORTEST = 10
export const LONGEST = 128
/** Characters that must differ. */
const DISTINCT = 5

/** Words that stolen lists are full of, in both languages; digits and signs around them help nobody. */
const COMMON = new Set(
  (
    'password passwort passw0rd qwerty qwertyuiop asdfghjkl zxcvbnm letmein welcome admin administrator root ' +
    'iloveyou monkey dragon football baseball sunshine princess superman master shadow trustno login secret ' +
    'changeme default guest test testing computer internet whatever starwars hello freedom folkmoot steward ' +
    'woaini woaiwojia mima nihao wodemima zhongguo caonima qwe asd zxc qaz wsx edc qazwsx qazwsxedc aini ' +
    'correcthorsebatterystaple abc abcd abcde abcdef'
  ).split(' '),
)
const RUNS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]

/** The first fault of it, null when it will do. */
export function passwordFault(password: string, name: string): PasswordFault | null {
  const length = [...password].length
  if (length < SHORTEST) return 'too-short'
  if (length > LONGEST) return 'too-long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < DISTINCT || isRun(plain)) return 'too-plain'
  const own = nameKey(name).replaceAll(' ', '')
  if (own.length >= 3 && remainderOf(plain.replaceAll(own, '')).length < 4 && plain.includes(own)) {
    return 'like-the-name'
  }
  return isCommon(plain) ? 'too-common' : null
}

const remainderOf = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '')

/** One stretch of the keyboard or the alphabet, up or down, perhaps repeated. */
function isRun(text: string): boolean {
  const pieces = text.match(/.{1,4}/gu) ?? []
  return pieces.every((piece) => RUNS.some((run) => run.repeat(2).includes(piece)))
}

/** A common word, or several of them, with nothing but digits and signs between. */
function isCommon(plain: string): boolean {
  const spelt = plain.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('3', 'e').replaceAll('@', 'a')
  return [plain, spelt.replaceAll('$', 's')].some((text) => {
    const words = text.split(/[^\p{L}]+/u).filter((word) => word !== '')
    if (words.length === 0) return plain.length < 16
    return words.every((word) => COMMON.has(word) || word.length === 1)
  })
}
